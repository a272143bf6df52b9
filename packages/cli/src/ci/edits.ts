import type { Detector } from "@nxs-guard/core";
import { redact, settingEdits, type AddedSuppression, type Notice, type SettingEdit } from "@nxs-guard/scanner";

const EDITED: Readonly<Record<SettingEdit["of"], string>> = {
  configuration: "This change edits the configuration of nxs-guard.",
  baseline: "This change edits the baseline of nxs-guard.",
  ESLint: "This change edits the configuration of ESLint, which --lint goes by.",
};

/**
 * Configurations and baselines that a change edits, and comments that silence findings which it adds: the files first, each once.
 *
 * @param lints whether ESLint judges the change
 */
export async function editNotices(
  cwd: string,
  { base, head }: { readonly base: string; readonly head: string },
  suppressions: readonly AddedSuppression[],
  { detector, lints }: { readonly detector: Detector; readonly lints: boolean },
): Promise<readonly Notice[]> {
  const edits = (await settingEdits(cwd, base, head)).filter(({ of }) => lints || of !== "ESLint");
  const settings = edits.map(({ path, of }) => ({ path: redact(path, detector), message: EDITED[of] }));
  const places = new Map(suppressions.map((one) => [`${one.path}\0${one.line}`, one]));
  const comments = [...places.values()].map(({ path, line, commit }) => ({
    path: redact(path, detector),
    line,
    message: `This change adds a comment that silences findings, in commit ${commit.slice(0, 12)}.`,
  }));
  return [...settings, ...comments];
}

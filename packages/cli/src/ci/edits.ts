import type { Detector } from "@nxs-guard/core";
import { redact, settingEdits, type AddedSuppression, type Notice } from "@nxs-guard/scanner";

/** Configurations and baselines that a change edits, and comments that silence findings which it adds: the files first, each once. */
export async function editNotices(
  cwd: string,
  { base, head }: { readonly base: string; readonly head: string },
  suppressions: readonly AddedSuppression[],
  detector: Detector,
): Promise<readonly Notice[]> {
  const settings = (await settingEdits(cwd, base, head)).map(({ path, of }) => ({
    path: redact(path, detector),
    message: `This change edits the ${of} of nxs-guard.`,
  }));
  const places = new Map(suppressions.map((one) => [`${one.path}\0${one.line}`, one]));
  const comments = [...places.values()].map(({ path, line, commit }) => ({
    path: redact(path, detector),
    line,
    message: `This change adds a comment that silences findings, in commit ${commit.slice(0, 12)}.`,
  }));
  return [...settings, ...comments];
}

import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { draftBaseline, printable, UserError, withUnionMerge, type LocatedFinding } from "@nxs-guard/scanner";
import type { Change } from "@nxs-guard/pre-commit";
import { committedTree } from "../../committed-tree.ts";
import type { Project } from "../project.ts";
import { shownPath, standingAt, writing } from "../standing-file.ts";
import { nothingToDo, type Step } from "../step.ts";

const title = "Old findings";
/** As many places are named. */
const SHOWN = 5;

/**
 * Writes down what was committed before anybody looked, so that only what is new is reported. What is in no commit yet can be kept out of one, and
 * is told instead.
 *
 * @param putRight what the rest of the plan puts right: whether git is about to ignore environment files, and images to leave them out
 */
export async function baselineStep(
  { top, isRepository }: Project,
  now: Date,
  putRight: { readonly inGit: boolean; readonly inImages: boolean },
): Promise<Step | undefined> {
  if (!isRepository) return undefined;
  const path = join(top, ".nxs-guard-baseline");
  if (existsSync(path))
    return nothingToDo(title, `There is a baseline. \`nxs-guard scan\` shows what it does not know.`);
  try {
    const counts = ({ finding }: LocatedFinding): boolean =>
      !(putRight.inImages && finding.ruleId === "dockerfile-copies-env");
    const { text, entries, fresh } = await draftBaseline({ cwd: top, now, secondLooks: committedTree(top) }, counts);
    const uncommitted = fresh.filter((located) => !(putRight.inGit && isEnvName(located.path)));
    const words = uncommitted.length === 0 ? [] : [toldFresh(uncommitted)];
    if (entries.length === 0) return nothingToDo(title, ...(words.length > 0 ? words : ["None."]));
    const changes = writings(path, text, top);
    if (!changes) {
      return nothingToDo(title, `${shownPath(path, top)} or .gitattributes cannot be written here.`, ...words);
    }
    const places = [...new Set(entries.map((entry) => printable(entry.path)))];
    words.unshift(
      `${entries.length === 1 ? "1 finding stands" : `${entries.length} findings stand`} in commits already: ${listed(places)}. ` +
        "The baseline only keeps them from being reported again. Revoke the keys: whoever has the repository can read them. " +
        "Then write into each entry why it is accepted; `nxs-guard baseline audit` lists them.",
    );
    return { title, changes, words, isLong: true };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return nothingToDo(title, `They cannot be looked for. ${error.message} ${error.remedy}`);
  }
}

function writings(path: string, text: string, top: string): Change[] | undefined {
  const attributes = join(dirname(path), ".gitattributes");
  const [baseline, standing] = [standingAt(path, top), standingAt(attributes, top)];
  if (baseline.is !== "nothing" || standing.is === "untouchable") return undefined;
  const before = standing.is === "text" ? standing.text : "";
  const merging = withUnionMerge(before);
  return [writing(path, text, baseline), ...(merging === before ? [] : [writing(attributes, merging, standing)])];
}

function toldFresh(fresh: readonly LocatedFinding[]): string {
  const places = fresh.map(({ path, finding }) => `${printable(path)}:${finding.location.startLine}`);
  const count = fresh.length === 1 ? "1 finding is" : `${fresh.length} findings are`;
  return `${count} in no commit yet: ${listed([...new Set(places)])}. Take out what \`nxs-guard scan\` shows before you commit.`;
}

function listed(places: readonly string[]): string {
  const more = places.length - SHOWN;
  return places.slice(0, SHOWN).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** Whether a path is that of an environment file, by its name. */
function isEnvName(path: string): boolean {
  return /^\.(?:env|dev\.vars)/.test(basename(path));
}

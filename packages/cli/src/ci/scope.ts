import { isCheckedOut, isShallow, locateRange, UserError, type SkipReason } from "@nxs-guard/scanner";
import type { CiRun, CommitsTask, TreeTask } from "./run.ts";

/** What is scanned, after a look at the repository. */
export type Scope =
  | (Pick<CommitsTask, "tag"> & {
      readonly scan: "commits";
      readonly base: string;
      readonly head: string;
      readonly words: string;
    })
  | (Pick<TreeTask, "scan" | "isSettled"> & { readonly words: string })
  | { readonly scan: "nothing"; readonly words: string }
  | Unknown;

/** Nobody can tell what is new: nothing is scanned, and that is no success. */
export interface Unknown {
  readonly scan: "unknown";
  readonly reason: SkipReason;
  readonly words: string;
  readonly remedy: string;
}

/** @throws {UserError} outside a repository, and when a person has named a base that does not exist. */
export async function scopeOf({ task, remedies }: CiRun, cwd: string): Promise<Scope> {
  switch (task.scan) {
    case "nothing":
      return { scan: "nothing", words: `Nothing to scan: ${task.why}.` };
    case "tree":
      return tree(task.why, task.isSettled);
    case "commits":
      return commits(task, remedies.history, cwd);
  }
}

async function commits(task: CommitsTask, remedy: string, cwd: string): Promise<Scope> {
  const shallow = await isShallow(cwd);
  const unknown = (words: string, how = remedy): Unknown => ({
    scan: "unknown",
    reason: shallow ? "shallow history" : "missing object",
    words: `${words}${shallow ? ": it is a shallow clone" : ""}.`,
    remedy: how,
  });
  const ends = { bases: [...task.bases], head: task.head };
  let found = await locateRange(cwd, ends);
  let because = "";
  if (found.is === "without base" && task.otherwise !== undefined && !(shallow && task.bases.length > 0)) {
    found = await locateRange(cwd, { ...ends, bases: [task.otherwise] });
    because = `, as against ${task.otherwise.replace("refs/remotes/", "")}: what stood there before is not known`;
  }
  const { of } = task;
  switch (found.is) {
    case "there": {
      const { base, head } = found;
      return {
        scan: "commits",
        base,
        head,
        ...(task.tag && { tag: task.tag }),
        words: `${told(of, found)}${because}.`,
      };
    }
    case "without head":
      return unknown(
        `The head of ${of}, ${short(task.head)}, is not in this clone`,
        task.headRemedy ?? fetched(remedy, shallow),
      );
    case "cut":
      return unknown(`Commits of ${of} lack their parents`);
    case "without base":
      if (shallow) {
        return unknown(
          `The base of ${of}${task.bases[0] === undefined ? "" : `, ${short(task.bases[0])},`} is not in this clone`,
        );
      }
      if (task.isNamed) throw withoutBase(task);
      if (!(await isCheckedOut(cwd, found.head))) {
        return unknown(
          `The base of ${of} is not in this clone, and its head is not checked out`,
          fetched(remedy, shallow),
        );
      }
      return tree(`the base of ${of} is not known`, false);
  }
}

function withoutBase({ bases: [base], head }: CommitsTask): UserError {
  return base === undefined
    ? new UserError(
        `Nothing says what "${head}" is to be compared with: --base is not given, or empty.`,
        "Name it, as in `--base origin/main`.",
      )
    : new UserError(
        `The repository has no commit "${base}" to compare with.`,
        "Check what --base names, or fetch the branch that it belongs to.",
      );
}

function told(of: string, { base, head, commits: count }: { base: string; head: string; commits: number }): string {
  const range = `${short(base)}..${short(head)}`;
  if (count === 0) return `${of} brings no commit that ${short(base)} does not have (${range})`.replace(/^./, upper);
  return `${count === 1 ? "1 commit" : `${count} commits`} of ${of} (${range})`;
}

function tree(why: string, isSettled: boolean): Scope {
  return { scan: "tree", isSettled, words: `The whole tree, and none of the commits that led to it: ${why}.` };
}

/** A clone that is not shallow lacks what was never fetched. */
function fetched(remedy: string, shallow: boolean): string {
  return shallow ? remedy : "Fetch it before this step.";
}

/** Ids are shortened, names are not. */
function short(revision: string): string {
  return /^[0-9a-f]{40,}$/.test(revision) ? revision.slice(0, 12) : revision;
}

function upper(letter: string): string {
  return letter.toUpperCase();
}

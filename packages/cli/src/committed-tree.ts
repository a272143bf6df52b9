import { practiceLook, TrackedFiles, Tree } from "@nxs-guard/pre-commit/checks";
import type { SecondLook, Settings } from "@nxs-guard/scanner";

/**
 * Judges what is committed of a work tree by the rules about commits: a file that somebody, or a run, has only written there is no habit.
 *
 * @param top absolute
 */
export function committedTree(top: string): (settings: Settings) => readonly SecondLook[] {
  return ({ fingerprintKey }) => [
    practiceLook({ fingerprintKey, tree: new Tree(top, "index"), tracked: new TrackedFiles(top) }),
  ];
}

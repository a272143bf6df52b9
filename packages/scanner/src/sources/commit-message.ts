import { readFileSync } from "node:fs";
import { COMMIT_MESSAGE } from "../commits/message.ts";
import { printable } from "../printable.ts";
import type { Source } from "../source.ts";
import { UserError } from "../user-error.ts";

/**
 * The message of a commit that is about to be made, as it stands in the file that git hands to its `commit-msg` hook. Lines that git may yet take
 * away for comments are scanned too, since whether it does is up to settings; what `git commit --verbose` shows below its line is not.
 *
 * @param file a path
 */
export function commitMessage(file: string): Source {
  return {
    unit: "commit message",
    *documents(coverage) {
      const content = withoutDiff(read(file));
      coverage.select();
      yield { path: COMMIT_MESSAGE, content };
    },
  };
}

/** Source: `wt_status_add_cut_line` of git; the character before it is `core.commentChar`. */
const CUT_LINE = /^\S+ -{24} >8 -{24}\r?$/m;

function withoutDiff(message: Buffer): Uint8Array {
  const end = message.toString("latin1").search(CUT_LINE);
  return end < 0 ? message : message.subarray(0, end);
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(
      `The message ${printable(file)} cannot be read (${code ?? "unknown"}).`,
      "Name the file that git hands to its commit-msg hook.",
    );
  }
}

import { Buffer } from "node:buffer";
import { existsSync, lstatSync, readFileSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, relative, sep } from "node:path";
import type { Change } from "@nxs-guard/pre-commit";

/** What stands at a path that is to be written. */
export type Standing =
  | { readonly is: "nothing" }
  | { readonly is: "text"; readonly text: string; readonly mode: number }
  /** Something that is not written to; `why` is the rest of "it is …". */
  | { readonly is: "untouchable"; readonly why: string };

/** None of the files that are edited comes near, in bytes. */
const LONGEST = 1 << 20;

/**
 * What stands at a path. Nothing is written through a symbolic link, nor where a folder on the way leads out of the repository.
 *
 * @param path absolute
 * @param top the absolute folder that everything is written in
 */
export function standingAt(path: string, top: string): Standing {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isSymbolicLink()) return untouchable("a symbolic link");
  if (!isInside(dirname(path), top)) return untouchable("outside the project");
  if (!stats) return { is: "nothing" };
  if (!stats.isFile()) return untouchable("no ordinary file");
  if (stats.size > LONGEST) return untouchable("unusually large");
  const bytes = readFileSync(path);
  const text = bytes.toString();
  // What cannot be read as text would be damaged by writing it back.
  if (!Buffer.from(text).equals(bytes)) return untouchable("not in UTF-8");
  return { is: "text", text, mode: stats.mode & 0o777 };
}

/** The text of a file that is only looked at; undefined where there is none that can be read. */
export function textAt(path: string, top: string): string | undefined {
  const standing = standingAt(path, top);
  return standing.is === "text" ? standing.text : undefined;
}

/** What has a file say a text. */
export function writing(path: string, text: string, standing: Exclude<Standing, { is: "untouchable" }>): Change {
  return {
    kind: "write",
    path,
    text: bytewise(text),
    mode: standing.is === "text" ? standing.mode : 0o644,
    ...(standing.is === "text" && { before: bytewise(standing.text) }),
  };
}

/** A path as a person sees it. */
export function shownPath(path: string, top: string): string {
  return relative(top, path).split(sep).join("/");
}

function untouchable(why: string): Standing {
  return { is: "untouchable", why };
}

/** Whether a folder, or what there is of it so far, really is in the other. */
function isInside(folder: string, top: string): boolean {
  const way = relative(realpathSync(top), realpathSync(firstThere(folder)));
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function firstThere(folder: string): string {
  return existsSync(folder) ? folder : firstThere(dirname(folder));
}

/** As a `Change` has it: one character a byte. */
function bytewise(text: string): string {
  return Buffer.from(text).toString("latin1");
}

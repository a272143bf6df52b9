import { chmodSync, constants, copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { printable, UserError } from "@nxs-guard/scanner";

/** One thing that is done to a file. Paths are absolute; `text` has one character a byte; `mode` is of the kind that chmod takes. */
export type Change =
  | {
      readonly kind: "write";
      readonly path: string;
      readonly text: string;
      readonly mode: number;
      /** Of a file of somebody else: what stands there now. */
      readonly before?: string;
    }
  | { readonly kind: "copy"; readonly path: string; readonly to: string; readonly mode: number }
  | { readonly kind: "move"; readonly path: string; readonly to: string }
  | { readonly kind: "remove"; readonly path: string };

/**
 * Does the changes in their order. Each is atomic, so that whatever goes wrong, a hook that stood at a path is still there or has been replaced whole.
 *
 * @throws {UserError} when the file system does not allow a change
 */
export function carryOut(changes: readonly Change[]): void {
  for (const change of changes) {
    try {
      carryOutOne(change);
    } catch (error) {
      throw new UserError(
        `${printable(change.path)} cannot be changed (${error instanceof Error ? printable(error.message) : "unknown error"}).`,
        "Make its folder writable for you, then run the command again.",
      );
    }
  }
}

function carryOutOne(change: Change): void {
  switch (change.kind) {
    case "write":
      replaceFile(change.path, change.text, change.mode);
      return;
    case "copy":
      copyFileSync(change.path, change.to, constants.COPYFILE_EXCL);
      chmodSync(change.to, change.mode);
      return;
    case "move":
      renameSync(change.path, change.to);
      return;
    case "remove":
      rmSync(change.path);
      return;
  }
}

function replaceFile(path: string, text: string, mode: number): void {
  mkdirSync(dirname(path), { recursive: true });
  const next = `${path}.nxs-guard-next`;
  rmSync(next, { force: true });
  try {
    writeFileSync(next, text, { encoding: "latin1", flag: "wx", mode });
    // The mode given at creation is cut by the umask.
    chmodSync(next, mode);
    renameSync(next, path);
  } finally {
    rmSync(next, { force: true });
  }
}

import { lstatSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { printable, UserError } from "@nxs-guard/scanner";
import { commandLines } from "./by-hand.ts";

/** A hook that is there already. */
export interface StandingHook {
  /** One character a byte, so that nothing is lost on the way back. */
  readonly text: string;
  /** Permission bits. */
  readonly mode: number;
}

/**
 * The file at a hook's path, if there is one.
 *
 * @throws {UserError} when it, or its folder, is a symbolic link or no ordinary file: writing would reach something else than a hook of this repository
 */
export function readStandingHook(path: string): StandingHook | undefined {
  const folder = whatStandsAt(dirname(path));
  if (folder !== undefined && folder !== "a folder") throw elsewhere(dirname(path), folder);
  const what = whatStandsAt(path);
  if (what === undefined) return undefined;
  if (what !== "a file") throw elsewhere(path, what);
  return { text: readFileSync(path, "latin1"), mode: lstatSync(path).mode & 0o777 };
}

/** The file at a hook's path where `readStandingHook` would not refuse: an install wrote nothing anywhere else. */
export function readOwnableHook(path: string): StandingHook | undefined {
  return whatStandsAt(dirname(path)) === "a folder" && whatStandsAt(path) === "a file"
    ? readStandingHook(path)
    : undefined;
}

function whatStandsAt(path: string): "a file" | "a folder" | "a symbolic link" | "a special file" | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return undefined;
  if (stats.isFile()) return "a file";
  if (stats.isDirectory()) return "a folder";
  return stats.isSymbolicLink() ? "a symbolic link" : "a special file";
}

function elsewhere(path: string, what: string): UserError {
  return new UserError(
    `${printable(path)} is ${what}, and what stands behind it may not belong to this repository.`,
    `Let the hooks that git runs here have these lines:\n\n${commandLines(path)}`,
  );
}

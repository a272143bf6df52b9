import { lstatSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { printable, UserError } from "@nxs-guard/scanner";
import { commandLines } from "./by-hand.ts";
import type { Launcher } from "./launcher.ts";

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
 * @param launcher for the words of the error
 * @throws {UserError} when it, or its folder, is a symbolic link or no ordinary file: writing would reach something else than a hook of this repository
 */
export function readStandingHook(path: string, launcher: Launcher): StandingHook | undefined {
  const folder = whatStandsAt(dirname(path));
  if (folder !== undefined && folder !== "a folder") throw elsewhere(dirname(path), folder, launcher);
  const what = whatStandsAt(path);
  if (what === undefined) return undefined;
  if (what !== "a file") throw elsewhere(path, what, launcher);
  return standingAt(path);
}

/** The file at a hook's path where `readStandingHook` would not refuse: an install wrote nothing anywhere else. */
export function readOwnableHook(path: string): StandingHook | undefined {
  return whatStandsAt(dirname(path)) === "a folder" && whatStandsAt(path) === "a file" ? standingAt(path) : undefined;
}

function standingAt(path: string): StandingHook {
  return { text: readFileSync(path, "latin1"), mode: lstatSync(path).mode & 0o777 };
}

function whatStandsAt(path: string): "a file" | "a folder" | "a symbolic link" | "a special file" | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return undefined;
  if (stats.isFile()) return "a file";
  if (stats.isDirectory()) return "a folder";
  return stats.isSymbolicLink() ? "a symbolic link" : "a special file";
}

function elsewhere(path: string, what: string, launcher: Launcher): UserError {
  return new UserError(
    `${printable(path)} is ${what}, and what stands behind it may not belong to this repository.`,
    `Let the hooks that git runs here have these lines:\n\n${commandLines(path, launcher)}`,
  );
}

import process from "node:process";
import { stdin, UserError, workingTree } from "@nxs-guard/scanner";
import type { ReportingOptions } from "../options.ts";
import { here } from "../place.ts";
import { reportOn } from "../report-on.ts";

export interface ScanWords extends ReportingOptions {
  readonly stdinFilename?: string;
  readonly ignore: boolean;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly submodules?: boolean;
}

/** @throws {UserError} when a path does not exist, or the words contradict each other. */
export async function scanPaths(paths: readonly string[], words: ScanWords): Promise<void> {
  const { stdinFilename, ignore, include, exclude, submodules = false } = words;
  if (!paths.includes("-")) {
    if (stdinFilename !== undefined) {
      throw new UserError(
        "--stdin-filename names the standard input, which is not scanned.",
        "Add `-` for the standard input.",
      );
    }
    const globs = { ...(include && { include }), ...(exclude && { exclude }) };
    return reportOn(workingTree({ paths, ignoring: ignore, submodules, ...globs }), words, here(paths));
  }
  if (paths.length > 1) {
    throw new UserError("The standard input and files cannot be scanned at once.", "Give `-` alone, or paths alone.");
  }
  return reportOn(stdin(process.stdin, stdinFilename), words, { ...here(), isSmall: true });
}

import process from "node:process";
import { stdin, UserError, workingTree } from "@nxs-guard/scanner";
import type { ReportingOptions } from "../options.ts";
import { here } from "../place.ts";
import { reportOn } from "../report-on.ts";

export interface ScanWords extends ReportingOptions {
  readonly stdinFilename?: string;
}

/** @throws {UserError} when a path does not exist, or the words contradict each other. */
export async function scanPaths(paths: readonly string[], words: ScanWords): Promise<void> {
  const { stdinFilename } = words;
  if (!paths.includes("-")) {
    if (stdinFilename === undefined) return reportOn(workingTree({ paths }), words, here(paths));
    throw new UserError(
      "--stdin-filename names the standard input, which is not scanned.",
      "Add `-` for the standard input.",
    );
  }
  if (paths.length > 1) {
    throw new UserError("The standard input and files cannot be scanned at once.", "Give `-` alone, or paths alone.");
  }
  return reportOn(stdin(process.stdin, stdinFilename), words, here());
}

import { resolve } from "node:path";
import process from "node:process";
import { workTreeTop } from "@nxs-guard/scanner";

/** Where a scan takes place. */
export interface Place {
  /** The directory that documents' paths count from. */
  readonly cwd: string;
  /** The files and directories that are scanned: configurations are looked for in what holds them all, and above. */
  readonly roots: readonly string[];
  /** Whether the documents are few. */
  readonly isSmall?: true;
}

export function here(paths: readonly string[] = ["."]): Place {
  return { cwd: process.cwd(), roots: paths.map((path) => resolve(path)) };
}

/** The repository around the working directory: git names its files from the top. */
export function repositoryHere(): Place {
  const top = workTreeTop(process.cwd()) ?? process.cwd();
  return { cwd: top, roots: [top] };
}

import { join } from "node:path";
import { readTextFile } from "../read-text-file.ts";
import { replaceFile } from "../replace-file.ts";
import { BASELINE_FILE } from "./baseline.ts";

/** What `.gitattributes` says so that git merges two baselines by taking the lines of both. Source: https://git-scm.com/docs/gitattributes#_built_in_merge_drivers */
export const UNION_MERGE = `/${BASELINE_FILE} merge=union`;

/**
 * Has git merge the baseline of a directory by its lines.
 *
 * @returns whether that had to be written.
 * @throws {UserError} when `.gitattributes` cannot be written.
 */
export function setUnionMerge(directory: string): boolean {
  const file = join(directory, ".gitattributes");
  const text = textOf(file);
  const merging = withUnionMerge(text);
  if (merging === text) return false;
  replaceFile(file, merging);
  return true;
}

/** The text of a `.gitattributes` that has git merge baselines by their lines; the same where it does. */
export function withUnionMerge(text: string): string {
  if (/^\/?\.nxs-guard-baseline[ \t](?:.*[ \t])?merge=union(?:\s|$)/m.test(text)) return text;
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const start = text === "" || text.endsWith("\n") ? text : text + lineEnd;
  return `${start}${UNION_MERGE}${lineEnd}`;
}

function textOf(file: string): string {
  try {
    return readTextFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}

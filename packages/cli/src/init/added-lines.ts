import { changedLines } from "@nxs-guard/pre-commit";

/** The lines that come into a text, and those that only get a comma, marked with their sign. */
export function addedLines(before: string, after: string): string {
  const old = before.split(/\r?\n/);
  let at = 0;
  let shown = "";
  for (const line of after.split(/\r?\n/)) {
    const standing = old[at];
    if (line === `${standing ?? ""},` && standing !== undefined) shown += `  - ${standing}\n  + ${line}\n`;
    else if (line !== standing) {
      shown += `  + ${line}\n`;
      continue;
    }
    at++;
  }
  return at === old.length ? shown : changedLines(before, after);
}

import { lstatSync, realpathSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { UserError } from "@nxs-guard/scanner";

/**
 * What is checked out may be a stranger's change, and a symbolic link in it could have a report take the place of any file.
 *
 * @param top of the repository
 * @throws {UserError} for a file to which a symbolic link in the repository leads.
 */
export function assertOwnPlace(file: string, top: string): void {
  let isLinked = false;
  for (let at = resolve(file); at !== dirname(at); at = dirname(at)) {
    if (told(() => realpathSync(at)) === realpathSync(top)) {
      if (!isLinked) return;
      throw new UserError(
        `The report is not written to "${file}": a symbolic link in the repository leads there.`,
        "Remove the link, or name another file with --report.",
      );
    }
    isLinked ||= told(() => lstatSync(at).isSymbolicLink()) ?? false;
  }
}

/** Undefined of what is not there. */
function told<Answer>(ask: () => Answer): Answer | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

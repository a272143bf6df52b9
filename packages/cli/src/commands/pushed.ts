import process from "node:process";
import { text } from "node:stream/consumers";
import { practiceLook } from "@nxs-guard/pre-commit/checks";
import { pushed } from "@nxs-guard/scanner";
import type { ReportingOptions } from "../options.ts";
import { repositoryHere } from "../place.ts";
import { reportOn } from "../report-on.ts";

/** @throws {UserError} outside a repository. */
export async function scanPushed(remote: string | undefined, words: ReportingOptions): Promise<void> {
  // The framework pre-commit reads the lines itself, and says so: https://pre-commit.com/#pre-push
  const { PRE_COMMIT_REMOTE_NAME, PRE_COMMIT_TO_REF } = process.env;
  const name = remote ?? PRE_COMMIT_REMOTE_NAME;
  const source = pushed({
    updates: process.stdin.isTTY ? "" : await text(process.stdin),
    ...(name !== undefined && { remote: name }),
    ...(PRE_COMMIT_TO_REF !== undefined && { otherwise: PRE_COMMIT_TO_REF }),
  });
  return reportOn(source, words, repositoryHere(), ({ fingerprintKey }) => [practiceLook({ fingerprintKey })]);
}

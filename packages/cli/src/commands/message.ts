import { commitMessage } from "@nxs-guard/scanner";
import type { ReportingOptions } from "../options.ts";
import { repositoryHere } from "../place.ts";
import { reportOn } from "../report-on.ts";

/** @throws {UserError} when the file cannot be read. */
export function scanMessage(file: string, words: ReportingOptions): Promise<void> {
  return reportOn(commitMessage(file), words, { ...repositoryHere(), isSmall: true });
}

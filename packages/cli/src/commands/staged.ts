import { staged } from "@nxs-guard/scanner";
import type { ReportingOptions } from "../options.ts";
import { repositoryHere } from "../place.ts";
import { reportOn } from "../report-on.ts";

export interface StagedWords extends ReportingOptions {
  readonly wholeFiles?: boolean;
}

/** @throws {UserError} outside a repository. */
export function scanStaged(words: StagedWords): Promise<void> {
  return reportOn(staged({ wholeFiles: words.wholeFiles ?? false }), words, repositoryHere());
}

import { history } from "@nxs-guard/scanner";
import { historyCache } from "../history-cache.ts";
import type { ReportingOptions } from "../options.ts";
import { repositoryHere } from "../place.ts";
import { reportOn } from "../report-on.ts";

export interface HistoryWords extends ReportingOptions {
  readonly all?: boolean;
  /** A directory, or false for none. */
  readonly cache?: string | false;
}

/** @throws {UserError} outside a repository, and when there is no commit. */
export function scanHistory(words: HistoryWords): Promise<void> {
  const { all = false, cache } = words;
  return reportOn(history({ all, ...(cache !== false && { cache: historyCache(cache) }) }), words, repositoryHere());
}

import type { Catalogue } from "@nxs-guard/core";
import type { Coverage } from "./coverage.ts";
import type { Document } from "./document.ts";

/** Where documents come from. It counts every one that it selects, and knows nothing of rules. */
export interface Source {
  /** What its documents are called: "file", "staged blob". */
  readonly unit: string;
  /**
   * The documents, one at a time: the content of one is gone when the next is asked for. What is selected and cannot be read, the source
   * counts as skipped itself.
   *
   * @param catalogue what is looked for, for a source that keeps a note of what it need not bring again
   * @throws {UserError} when the place cannot be read at all.
   */
  documents(coverage: Coverage, catalogue: Catalogue): AsyncIterable<Document> | Iterable<Document>;
}

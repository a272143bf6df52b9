import type { Catalogue } from "@nxs-guard/core";
import type { Coverage } from "./coverage.ts";
import type { Document, UnopenedFile } from "./document.ts";

/** What a source gives that has to know what came of all that it gave before it goes on. */
export const CHECKPOINT: unique symbol = Symbol("checkpoint");

/** A document; files that are yet to be opened, as many as are known at once; or a wish to wait. */
export type Given = Document | readonly UnopenedFile[] | typeof CHECKPOINT;

export function isUnopened(given: Given): given is readonly UnopenedFile[] {
  return Array.isArray(given);
}

/** What is looked for in the documents of a source. */
export interface LookedFor {
  readonly catalogue: Catalogue;
  /** Whether that is all, for a document by its path. */
  isAll(path: string): boolean;
  /** Whether it is the same for every path. */
  readonly isUniform: boolean;
  /** Whether there may be configurations that add to it in their folders. */
  readonly addsInFolders: boolean;
  /**
   * What is looked for in a document, by its path: `""` for what is looked for everywhere, the same text where the same is; undefined where it is
   * not to be scanned.
   *
   * @throws {UserError} when a configuration of its folder is wrong.
   */
  at(path: string): Promise<string | undefined>;
}

/** Where documents come from. It counts every one that it selects, and knows nothing of rules. */
export interface Source {
  /** What its documents are called: "file", "staged blob". */
  readonly unit: string;
  /**
   * Whether it can be asked for more before anybody has looked at what it gave, up to a {@link CHECKPOINT}. By default a document has been looked
   * at when the next is asked for.
   */
  readonly runsAhead?: boolean;
  /** The absolute paths of the directories of which it gives every file that is not left out by its nature; by default none. */
  readonly trees?: readonly string[];
  /**
   * The documents, one at a time: the content of one is gone when the next is asked for. What is selected and cannot be read, the source
   * counts as skipped itself.
   *
   * @param lookedFor for a source that keeps a note of what it need not bring again
   * @throws {UserError} when the place cannot be read at all.
   */
  documents(coverage: Coverage, lookedFor: LookedFor): AsyncIterable<Given> | Iterable<Given>;
}

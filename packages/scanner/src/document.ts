import type { Finding } from "@nxs-guard/core";

/** One text that a source brings in. */
export interface Document {
  /** Its name as text, with `/`: neither masked nor safe to print. */
  readonly path: string;
  /**
   * Whole, in memory that the source uses again for its next document; or in pieces, when it is big. Pieces are read while they are
   * asked for, and asking may throw `Unread`.
   */
  readonly content: Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  /** What is new in the document, where the source knows; otherwise everything is. */
  readonly novelty?: Novelty;
}

/** Tells what a change brings from what it found. */
export interface Novelty {
  /** Whether no document had this name before. */
  readonly name: boolean;
  /** The findings of the content that the change brings. */
  of(findings: readonly Finding[]): Promise<readonly Finding[]>;
}

import type { Detector, Directive, Finding } from "@nxs-guard/core";
import type { Origin } from "./origin.ts";
import type { SkipReason } from "./coverage.ts";

/** One text that a source brings in. */
export interface Document {
  /** Its name as text, with `/`: neither masked nor safe to print. */
  readonly path: string;
  /**
   * Whole, in memory that the source uses again for its next document; or in pieces, when it is big. Pieces are read while they are
   * asked for, and asking may throw `Unread`.
   */
  readonly content: Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  /** Finds what is looked for in it, where that is not what is looked for everywhere. */
  readonly detector?: Detector;
  /** What is new in the document, where the source knows; otherwise everything is. */
  readonly novelty?: Novelty;
  /** Where in the history a finding of the document stands, where the source knows. */
  readonly originOf?: (finding: Finding) => Origin;
  /** Is a text of the past, in which nothing can be put right. */
  readonly isPast?: true;
  /** Stands beside the sum of selected documents: it was counted before, or is no document of the source's unit. */
  readonly isExtra?: true;
}

/** A file that nobody has opened yet. */
export interface UnopenedFile {
  /** As that of its document. */
  readonly path: string;
  /** Where the file system has it. */
  readonly location: string | Uint8Array;
  /** How many of its bytes count; by default all. */
  readonly most?: number;
  /** As that of its document. */
  readonly detector?: Detector;
  /** Its document, counted as selected; undefined when there is none, of which the coverage has been told. */
  open(): Document | undefined;
}

/** Tells what a change brings from what was found. */
export interface Novelty {
  /** Whether no document had this name before. Asked where the name holds a secret. */
  name(): boolean;
  /** The findings of the content that the change brings. Asked for every document. */
  of(found: DocumentFindings): Promise<readonly Finding[]>;
}

/** All that is found in a document. */
interface DocumentFindings {
  readonly findings: readonly Finding[];
  /** The comments that silence findings, without those in the files of an archive. */
  readonly directives: readonly Directive[];
  /** Why not all of it was read. */
  readonly missed: SkipReason | undefined;
  /** In an archive. */
  readonly packed?: PackedFindings;
}

/** Findings in the files of an archive: their places are no places in the archive's own content. */
export interface PackedFindings {
  readonly findings: ReadonlySet<Finding>;
  /** The identities of all that is found in another content, such as an earlier one of the same archive. */
  identitiesIn(content: Document["content"]): Promise<ReadonlySet<string>>;
}

import type { Span } from "@nxs-guard/core";
import type { Document } from "../document.ts";

/** One file in an archive. */
export interface ArchiveEntry {
  /** As the archive has it: it may lead out of the archive, be absolute, or hold control characters. */
  readonly name: string;
  /** To be read before the next entry is asked for; asking for pieces may throw `Unread`. */
  readonly content: Document["content"];
  /** Where in the archive the content stands as it is, if it does. */
  readonly stored?: Span;
}

import { Buffer } from "node:buffer";
import type { AnchorSearch, Detector } from "@nxs-guard/core";
import { archiveKind, isNamedLikeZip } from "../archives/kind.ts";
import type { UnopenedFile } from "../document.ts";
import { readSmallFile } from "../files/read-file.ts";
import { WHOLE_BYTES } from "../files/sizes.ts";
import type { CloserLook } from "./closer-look.ts";

/** A document that has to be looked at. */
export const UNCLEAN = -1;
/** A document of which only the rules can tell, which other threads do not have. */
export const UNDECIDED = -2;

/** So much of what would be judged in pieces is searched at once, so that memory stays bounded; what is judged of it together overlaps. */
const PART_BYTES = 4 << 20;
const OVERLAP = 128 << 10;

/**
 * Tells the documents in which there is nothing, which are almost all: no finding, no comment that silences one, nothing to unpack, nothing that
 * could not be read. What it gives away is a number, so that it can work in another thread without a secret ever leaving it.
 */
export class Prefilter {
  readonly #anchors: AnchorSearch;
  readonly #closerLook: CloserLook | undefined;

  /** @param closerLook decides of what holds an anchor; without it nothing does */
  constructor(anchors: AnchorSearch, closerLook?: CloserLook) {
    this.#anchors = anchors;
    this.#closerLook = closerLook;
  }

  /**
   * Whether there is nothing in any of the names: to look at each by itself takes a multiple of the time. What parts them continues no word and no
   * encoded text.
   */
  namesAreClean(documents: readonly { readonly path: string }[]): boolean {
    return this.#anchors.findsNothing(Buffer.from(documents.map(({ path }) => path).join(":")));
  }

  /**
   * @param nameIsClean whether that is known already
   * @returns how many bytes a clean document has, {@link UNCLEAN} or {@link UNDECIDED}
   */
  content(path: string, bytes: Uint8Array, detector?: Detector, nameIsClean = false): number {
    if (archiveKind(bytes) || isNamedLikeZip(path)) return UNCLEAN;
    if (!detector && this.#findsNothing(bytes) && (nameIsClean || this.#anchors.findsNothing(Buffer.from(path)))) {
      return bytes.length;
    }
    if (!this.#closerLook) return UNDECIDED;
    if (bytes.length >= WHOLE_BYTES) return UNCLEAN;
    return this.#closerLook.isClean(path, bytes, detector) ? bytes.length : UNCLEAN;
  }

  #findsNothing(bytes: Uint8Array): boolean {
    if (bytes.length < WHOLE_BYTES) return this.#anchors.findsNothing(bytes);
    for (let from = 0; from < bytes.length; from += PART_BYTES) {
      if (!this.#anchors.findsNothing(bytes.subarray(Math.max(0, from - OVERLAP), from + PART_BYTES))) return false;
    }
    return true;
  }

  /** The same of a file, which need not be one. */
  file({ path, location, most = Infinity, detector }: Omit<UnopenedFile, "open">, nameIsClean = false): number {
    this.#closerLook?.observer?.begin("reading");
    const bytes = readSmallFile(location);
    this.#closerLook?.observer?.end();
    return bytes === undefined || bytes.length > most ? UNCLEAN : this.content(path, bytes, detector, nameIsClean);
  }
}

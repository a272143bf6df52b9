import type { DetectOptions, Detector } from "@nxs-guard/core";
import { archiveKind, isNamedLikeZip } from "../archives/kind.ts";
import type { UnopenedFile } from "../document.ts";
import { readSmallFile } from "../files/read-file.ts";
import { readWhole } from "../read-document.ts";
import { secretsIn } from "../redact.ts";

/** A document that has to be looked at. */
export const UNCLEAN = -1;

/**
 * Tells the documents in which there is nothing, which are almost all: no finding, no comment that silences one, nothing to unpack, nothing that
 * could not be read. What it gives away is a length, so that it can work in another thread without a secret ever leaving it.
 */
export class Prefilter {
  readonly #detector: Detector;
  readonly #options: DetectOptions;
  /** One object for all documents: to make each its own would take longer than to look for an anchor in it. */
  readonly #named: DetectOptions & { path: string };

  constructor(detector: Detector, options: DetectOptions) {
    this.#detector = detector;
    this.#options = options;
    this.#named = { ...options, path: "" };
  }

  /** @returns how many bytes a clean document has, or {@link UNCLEAN} */
  content(path: string, bytes: Uint8Array, detector = this.#detector): number {
    if (archiveKind(bytes) || isNamedLikeZip(path)) return UNCLEAN;
    this.#named.path = path;
    const { findings, directives, missed } = readWhole(bytes, detector, this.#named);
    if (findings.length > 0 || directives.length > 0 || missed) return UNCLEAN;
    return secretsIn(path, detector, this.#options).length > 0 ? UNCLEAN : bytes.length;
  }

  /** The same of a file, which need not be one. */
  file({ path, location, most = Infinity, detector }: Omit<UnopenedFile, "open">): number {
    this.#detector.observer?.begin("reading");
    const bytes = readSmallFile(location);
    this.#detector.observer?.end();
    return bytes === undefined || bytes.length > most ? UNCLEAN : this.content(path, bytes, detector);
  }
}

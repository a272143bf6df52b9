import type { DetectOptions, Detector, Observer } from "@nxs-guard/core";
import { readWhole } from "../read-document.ts";
import { secretsIn } from "../redact.ts";

/** Tells by the rules whether there is anything in a document: a finding, a comment that silences one, something that could not be read. */
export class CloserLook {
  readonly #detector: Detector;
  readonly #options: DetectOptions;

  constructor(detector: Detector, options: DetectOptions) {
    this.#detector = detector;
    this.#options = options;
  }

  get observer(): Observer | undefined {
    return this.#detector.observer;
  }

  /** @param detector finds what is looked for in the document */
  isClean(path: string, bytes: Uint8Array, detector = this.#detector): boolean {
    const { findings, directives, missed } = readWhole(bytes, detector, { ...this.#options, path });
    if (findings.length > 0 || directives.length > 0 || missed) return false;
    return secretsIn(path, detector, this.#options).length === 0;
  }
}

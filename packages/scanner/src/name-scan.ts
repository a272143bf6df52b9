import type { DetectOptions, Detector, Finding } from "@nxs-guard/core";
import { redactFindings, secretsIn } from "./redact.ts";

/** A document's name, fit for an output, and the secrets in it. */
export interface ScannedName {
  readonly masked: string;
  readonly secrets: readonly SecretInName[];
}

export interface SecretInName {
  /** The part of the name that ends with the file or folder that the secret is in, masked. */
  readonly path: string;
  readonly finding: Finding;
}

/** Looks for secrets in the names of documents. One in a folder's name comes with every document in the folder. */
export class NameScan {
  readonly #detector: Detector;
  readonly #options: DetectOptions;
  readonly #known = new Set<string>();

  constructor(detector: Detector, options: DetectOptions = {}) {
    this.#detector = detector;
    this.#options = options;
  }

  /** @param detector finds what is looked for in the document */
  scan(path: string, detector = this.#detector): ScannedName {
    const secrets = secretsIn(path, detector, this.#options);
    if (secrets.length === 0) return { masked: path, secrets: [] };
    const placed = secrets.map((finding) => {
      // Of a file in an archive, `!/` stands behind the name of the archive.
      const rest = path.slice(finding.span.end).search(/!?\//);
      const end = rest < 0 ? path.length : finding.span.end + rest;
      return { finding, path: redactFindings(path.slice(0, end), secrets) };
    });
    return { masked: redactFindings(path, secrets), secrets: placed };
  }

  /** Whether this one is met for the first time. */
  isFirst({ path, finding }: SecretInName): boolean {
    const key = `${finding.ruleId} ${finding.fingerprint} ${path}`;
    const isNew = !this.#known.has(key);
    this.#known.add(key);
    return isNew;
  }
}

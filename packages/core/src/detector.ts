import type { Finding } from "./finding.ts";
import type { Catalogue, SecretRule } from "./rule.ts";
import { Secret } from "./secret.ts";

export interface DetectOptions {
  /** The document's path or name, with `/`; a few rules judge by it (env files, Markdown). */
  readonly path?: string;
  /** The time against which expiries are judged. Without it, none is said to have passed. */
  readonly now?: Date;
  /** The key of fingerprints; by default a fixed public one. */
  readonly fingerprintKey?: string | Uint8Array;
}

export interface Detection {
  /** Sorted by place, then rule. */
  readonly findings: readonly Finding[];
  /** True when the decoding budget ended before all encoded text was read. */
  readonly exhausted: boolean;
}

/** Text in, findings out. Built once from a catalogue, then used for any number of documents. */
export class Detector {
  readonly catalogue: Catalogue;

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * @param input a whole document. Spans of the findings are bytes for bytes and UTF-16 code units for a string.
   */
  detect(input: Uint8Array | string, options: DetectOptions = {}): Detection {
    const text = typeof input === "string" ? input : Buffer.from(input).toString("latin1");
    const findings: Finding[] = [];
    for (const rule of this.catalogue.rules) {
      if (rule.kind !== "secret") continue;
      for (const anchor of rule.anchors) {
        for (let at = text.indexOf(anchor); at >= 0; at = text.indexOf(anchor, at + 1)) {
          const found = matchAt(rule, text, at, options);
          if (found) findings.push(found);
        }
      }
    }
    return { findings, exhausted: false };
  }
}

function matchAt(rule: SecretRule, text: string, at: number, options: DetectOptions): Finding | undefined {
  const sticky = new RegExp(rule.pattern.source, "y");
  sticky.lastIndex = at;
  const match = sticky.exec(text);
  if (!match) return undefined;
  const before = text.slice(0, at).split("\n");
  const column = (before.at(-1)?.length ?? 0) + 1;
  const secret = new Secret(match[0], match[0].slice(0, 6));
  return {
    ruleId: rule.id,
    kind: rule.kind,
    severity: rule.severity,
    confidence: rule.confidence,
    title: rule.title,
    advice: rule.advice,
    span: { start: at, end: at + match[0].length },
    location: {
      startLine: before.length,
      startColumn: column,
      endLine: before.length,
      endColumn: column + match[0].length,
      startByteColumn: column,
      endByteColumn: column + match[0].length,
    },
    excerpt: { firstLine: before.length, lines: [secret.toString()], mark: { line: 0, start: 0, end: 1 } },
    secret,
    fingerprint: secret.fingerprint(options.fingerprintKey ?? "nxs-guard"),
    encodings: [],
    details: {},
  };
}

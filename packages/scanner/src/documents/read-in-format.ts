import { Buffer } from "node:buffer";
import { excerpt, locate, type DetectOptions, type Detection, type Detector, type Finding } from "@nxs-guard/core";
import { redact } from "../redact.ts";
import { Facts, type Format } from "./format.ts";
import { jsonStrings, type JsonPath } from "./json-strings.ts";
import { StringText } from "./string-text.ts";

/** What a document holds, by its format. */
export interface FormatReading {
  /** Those of the detection, and those that only the texts in the document show: sorted by place. */
  readonly findings: readonly Finding[];
  /** The places of findings as a user knows them, secrets masked. */
  readonly landmarks: ReadonlyMap<Finding, string>;
}

/** The longest words for a place, in UTF-16 code units. */
const LONGEST = 200;

/**
 * Looks through the texts that the strings of a document hold, where their quotes, escapes and commas may hide a misuse, and names the places of
 * what is found.
 *
 * @param detection of the document's own bytes
 */
export function readInFormat(
  bytes: Uint8Array,
  format: Format,
  detection: Detection,
  detector: Detector,
  options: DetectOptions,
): FormatReading {
  const document = new JsonDocument(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
    format,
    detection.findings,
    (text) => redact(text, detector),
  );
  const hidden = detection.mentionsApi ? document.hiddenFindings(detector, options) : [];
  const findings = [...detection.findings, ...hidden].sort(byPlace);
  const landmarks = new Map<Finding, string>();
  for (const [finding, words] of document.landmarks(findings)) {
    landmarks.set(finding, words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words);
  }
  return { findings, landmarks };
}

/** A text in the document. */
interface Text {
  readonly path: JsonPath;
  readonly strings: { readonly start: number; readonly end: number }[];
}

interface Place {
  readonly path: JsonPath;
  readonly text: Text | undefined;
}

class JsonDocument {
  readonly #bytes: Buffer;
  readonly #format: Format;
  /** The bytes as latin1. */
  readonly #document: string;
  readonly #own: readonly Finding[];
  readonly #facts: Facts;
  readonly #texts: Text[] = [];
  readonly #places = new Map<Finding, Place>();
  /** The one that was asked for last. */
  #decoded: { readonly text: Text; readonly content: StringText } | undefined;

  /** @param own sorted by place */
  constructor(bytes: Buffer, format: Format, own: readonly Finding[], mask: (text: string) => string) {
    this.#facts = new Facts(mask);
    this.#bytes = bytes;
    this.#format = format;
    this.#document = bytes.toString("latin1");
    this.#own = own;
    this.#read();
  }

  /** What the texts hold that is not found in the document's own bytes. */
  hiddenFindings(detector: Detector, options: DetectOptions): readonly Finding[] {
    const known = new KnownSpans(this.#own);
    const hidden: Finding[] = [];
    for (const text of this.#texts) {
      const path = this.#format.fileName(text.path, this.#facts);
      if (path === undefined) continue;
      const content = this.#decode(text);
      for (const finding of detector.detect(content.bytes, { ...options, path }).findings) {
        const placed = { ...finding, span: content.toDocument(finding.span) };
        if (known.has(placed)) continue;
        hidden.push(placed);
        this.#places.set(placed, { path: text.path, text });
      }
    }
    return this.#inDocument(hidden);
  }

  /** @param findings sorted by place */
  *landmarks(findings: readonly Finding[]): Generator<[Finding, words: string], void, undefined> {
    const inTexts = new Map<Text | undefined, Finding[]>();
    for (const finding of findings) {
      const text = this.#places.get(finding)?.text;
      const same = inTexts.get(text);
      if (same) same.push(finding);
      else inTexts.set(text, [finding]);
    }
    for (const [text, some] of inTexts) {
      const positions = text && this.#decode(text).positionsOf(some.map(({ span }) => span.start));
      for (const [index, finding] of some.entries()) {
        const path = this.#places.get(finding)?.path;
        const words = path && this.#format.landmark({ path, ...positions?.[index] }, this.#facts);
        if (words !== undefined) yield [finding, words];
      }
    }
  }

  #read(): void {
    let next = 0;
    let lastKey = "";
    for (const { path, start, end, isName } of jsonStrings(this.#document)) {
      if (!isName && this.#format.isFact(path)) this.#facts.add(path, decoded(this.#bytes, start, end));
      const textPath = isName ? undefined : this.#format.textPath(path);
      let text: Text | undefined;
      if (textPath) {
        const key = JSON.stringify(textPath);
        text = key === lastKey ? this.#texts.at(-1) : undefined;
        if (!text) this.#texts.push((text = { path: [...textPath], strings: [] }));
        text.strings.push({ start, end });
        lastKey = key;
      }
      // A misuse may begin before a string, at the brace of an object.
      for (let own = this.#own[next]; own && own.span.start <= end; own = this.#own[++next]) {
        this.#places.set(own, { path: text?.path ?? [...path], text });
      }
    }
  }

  #decode(text: Text): StringText {
    if (this.#decoded?.text !== text) {
      this.#decoded = { text, content: new StringText(this.#document, text.strings, this.#format.separator) };
    }
    return this.#decoded.content;
  }

  /** Findings with the lines and the excerpts of the document rather than of a text in it. */
  #inDocument(findings: readonly Finding[]): readonly Finding[] {
    const locations = locate(
      this.#bytes,
      findings.map(({ span }) => span),
    );
    const masked = [...this.#own, ...findings]
      .flatMap(({ span, secret }) => (secret ? [{ ...span, mask: String(secret) }] : []))
      .sort((a, b) => a.start - b.start);
    return findings.map((finding, index) => {
      const location = locations[index] ?? finding.location;
      const placed = { ...finding, location, excerpt: excerpt(this.#bytes, finding.span, location.startLine, masked) };
      const place = this.#places.get(finding);
      if (place) this.#places.set(placed, place);
      return placed;
    });
  }
}

/** Tells whether a rule has found something at a place before. To be asked in the order of places. */
class KnownSpans {
  readonly #byRule = new Map<string, Finding[]>();

  constructor(findings: readonly Finding[]) {
    for (const finding of findings) {
      const same = this.#byRule.get(finding.ruleId);
      if (same) same.push(finding);
      else this.#byRule.set(finding.ruleId, [finding]);
    }
    for (const same of this.#byRule.values()) same.reverse();
  }

  has({ ruleId, span }: Finding): boolean {
    const rest = this.#byRule.get(ruleId) ?? [];
    for (let next = rest.at(-1); next && next.span.end <= span.start; next = rest.at(-1)) rest.pop();
    const next = rest.at(-1);
    return next !== undefined && next.span.start < span.end;
  }
}

/** The value of a string; nothing when it is not written as JSON has it. */
function decoded(bytes: Buffer, start: number, end: number): string {
  try {
    return String(JSON.parse(bytes.toString("utf8", start - 1, end + 1)));
  } catch {
    return "";
  }
}

function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.ruleId < b.ruleId ? -1 : 1);
}

import { DocumentStream, type DetectOptions, type Detector, type Directive, type Finding } from "@nxs-guard/core";
import { hold, isHeld } from "./content/hold.ts";
import type { SkipReason } from "./coverage.ts";
import type { Document } from "./document.ts";
import { formatNamed, formatOf } from "./documents/formats.ts";
import { readInFormat } from "./documents/read-in-format.ts";
import { Unread } from "./unread.ts";

/** What came of one document. */
export interface Reading {
  /** Sorted by place. */
  readonly findings: readonly Finding[];
  /** The places of some findings as users know them, such as a cell of a notebook; masked. */
  readonly landmarks: ReadonlyMap<Finding, string>;
  /** The comments that silence findings. */
  readonly directives: readonly Directive[];
  readonly bytes: number;
  /** Why not all of it was read; what was found before it broke off is found. */
  readonly missed: SkipReason | undefined;
  /** Others than the detector have looked at it too. */
  readonly isLookedAt?: true;
}

/** A document of a format up to this length is read as a whole, in bytes; of a longer one, no place has another name than its line. */
const FORMAT_BYTES = 32 * 1024 * 1024;

/** Looks through one document, whole or in pieces. */
export async function readDocument(
  { path, content }: Pick<Document, "path" | "content">,
  detector: Detector,
  options: DetectOptions,
): Promise<Reading> {
  const named = { ...options, path };
  if (content instanceof Uint8Array) return readWhole(content, detector, named);
  if (!formatNamed(path)) return readPieces(content, detector, named);
  const held = await hold(content, FORMAT_BYTES);
  if (!isHeld(held)) return readPieces(held, detector, named);
  const reading = readWhole(held.bytes, detector, named);
  return { ...reading, missed: held.failure?.reason ?? reading.missed };
}

/** Looks through a document in memory. */
export function readWhole(
  bytes: Uint8Array,
  detector: Detector,
  options: DetectOptions & { readonly path: string },
): Reading {
  const detection = detector.detect(bytes, options);
  const { findings, directives, mentionsApi, exhausted } = detection;
  const missed = exhausted ? "too much encoded text" : undefined;
  // Of almost no document the format is asked for.
  const format = mentionsApi || findings.length > 0 ? formatOf(options.path, bytes) : undefined;
  const inFormat = format ? readInFormat(bytes, format, detection, detector, options) : { findings, landmarks: NONE };
  return { ...inFormat, directives, bytes: bytes.length, missed };
}

const NONE: Reading["landmarks"] = new Map();

async function readPieces(
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  detector: Detector,
  options: DetectOptions,
): Promise<Reading> {
  const stream = new DocumentStream(detector, options);
  const findings: Finding[] = [];
  let bytes = 0;
  let missed: SkipReason | undefined;
  try {
    for await (const piece of pieces) {
      bytes += piece.length;
      findings.push(...stream.push(piece));
    }
  } catch (error) {
    if (!(error instanceof Unread)) throw error;
    missed = error.reason;
  }
  const rest = stream.end();
  findings.push(...rest.findings);
  const { directives } = rest;
  missed ??= rest.exhausted ? "too much encoded text" : undefined;
  return { findings, landmarks: NONE, directives, bytes, missed };
}

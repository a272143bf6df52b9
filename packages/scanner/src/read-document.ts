import { DocumentStream, type DetectOptions, type Detector, type Directive, type Finding } from "@nxs-guard/core";
import type { SkipReason } from "./coverage.ts";
import type { Document } from "./document.ts";
import { Unread } from "./unread.ts";

/** What came of one document. */
export interface Reading {
  /** Sorted by place. */
  readonly findings: readonly Finding[];
  /** The comments that silence findings. */
  readonly directives: readonly Directive[];
  readonly bytes: number;
  /** Why not all of it was read; what was found before it broke off is found. */
  readonly missed: SkipReason | undefined;
}

/** Looks through one document, whole or in pieces. */
export function readDocument(
  { path, content }: Pick<Document, "path" | "content">,
  detector: Detector,
  options: DetectOptions,
): Promise<Reading> {
  return readContent(content, detector, { ...options, path });
}

async function readContent(content: Document["content"], detector: Detector, options: DetectOptions): Promise<Reading> {
  if (content instanceof Uint8Array) {
    const { findings, directives, exhausted } = detector.detect(content, options);
    return { findings, directives, bytes: content.length, missed: exhausted ? "too much encoded text" : undefined };
  }
  const stream = new DocumentStream(detector, options);
  const findings: Finding[] = [];
  let bytes = 0;
  let missed: SkipReason | undefined;
  try {
    for await (const piece of content) {
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
  return { findings, directives, bytes, missed: missed ?? (rest.exhausted ? "too much encoded text" : undefined) };
}

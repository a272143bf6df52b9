import type { Excerpt, Span } from "./finding.ts";
import { entropy } from "./evidence/entropy.ts";
import { isWords } from "./evidence/words.ts";

/** A stretch of the document that no excerpt may show, and what stands for it. */
export interface Masked extends Span {
  readonly mask: string;
}

const NO_TEXT = { lines: ["…"], mark: { line: 0, start: 0, end: 1 } };

/** How much of the finding's own line is shown to either side of it, and of the lines beside it, in bytes. */
const REACH = 80;
const LONGEST_NEIGHBOUR = 160;

/**
 * The line of a finding and the ones before and behind it, with every secret masked.
 * @param masked sorted by start, not overlapping; without it no text is shown at all
 */
export function excerpt(bytes: Buffer, span: Span, line: number, masked: readonly Masked[] | undefined): Excerpt {
  if (!masked) return { firstLine: line, ...NO_TEXT };
  const lineStart = startOfLine(bytes, span.start, span.start - REACH);
  const markEnd = endOfLine(bytes, span.start, span.end);
  const lineEnd = endOfLine(bytes, markEnd, markEnd + REACH);

  const before = render(bytes, lineStart.at, span.start, masked, lineStart.isCut, false);
  const mark = render(bytes, span.start, markEnd, masked, false, false);
  const after = render(bytes, markEnd, lineEnd, masked, false, lineEnd < bytes.length && !isBreak(bytes[lineEnd]));
  const lines = [before + mark + after];

  const previous = lineStart.isCut ? undefined : lineBefore(bytes, lineStart.at, masked);
  if (previous !== undefined) lines.unshift(previous);
  const next = span.end > lineEnd ? undefined : lineAfter(bytes, lineEnd, masked);
  if (next !== undefined) lines.push(next);
  return {
    firstLine: previous === undefined ? line : line - 1,
    lines,
    mark: { line: previous === undefined ? 0 : 1, start: before.length, end: before.length + mark.length },
  };
}

function lineBefore(bytes: Buffer, lineStart: number, masked: readonly Masked[]): string | undefined {
  if (lineStart === 0) return undefined;
  const end = lineStart - (bytes[lineStart - 1] === 0x0a && bytes[lineStart - 2] === 0x0d ? 2 : 1);
  const start = startOfLine(bytes, end, end - LONGEST_NEIGHBOUR);
  return render(bytes, start.at, end, masked, start.isCut, false);
}

function lineAfter(bytes: Buffer, lineEnd: number, masked: readonly Masked[]): string | undefined {
  if (lineEnd >= bytes.length || !isBreak(bytes[lineEnd])) return undefined;
  const start = lineEnd + (bytes[lineEnd] === 0x0d && bytes[lineEnd + 1] === 0x0a ? 2 : 1);
  if (start >= bytes.length) return undefined;
  const end = endOfLine(bytes, start, start + LONGEST_NEIGHBOUR);
  return render(bytes, start, end, masked, false, end < bytes.length && !isBreak(bytes[end]));
}

/** The start of the line that `at` stands in, not looked for before `limit`. */
function startOfLine(bytes: Buffer, at: number, limit: number): { at: number; isCut: boolean } {
  let start = at;
  while (start > 0 && start > limit && !isBreak(bytes[start - 1])) start--;
  return { at: start, isCut: start > 0 && !isBreak(bytes[start - 1]) };
}

function endOfLine(bytes: Buffer, at: number, limit: number): number {
  let end = at;
  while (end < bytes.length && end < limit && !isBreak(bytes[end])) end++;
  return end;
}

function isBreak(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d;
}

function render(
  bytes: Buffer,
  start: number,
  end: number,
  masked: readonly Masked[],
  isCutBefore: boolean,
  isCutAfter: boolean,
): string {
  let text = isCutBefore ? "…" : "";
  let at = start;
  for (let i = firstEndingAfter(masked, start); i < masked.length; i++) {
    const secret = masked[i] as Masked;
    if (secret.start >= end) break;
    text += withoutOpaqueTokens(bytes.toString("utf8", at, Math.max(at, secret.start)));
    // A secret that began before this part has its mask there.
    text += secret.start >= start ? secret.mask : "…";
    at = Math.min(end, Math.max(at, secret.end));
  }
  return text + withoutOpaqueTokens(bytes.toString("utf8", at, end)) + (isCutAfter ? "…" : "");
}

function firstEndingAfter(masked: readonly Masked[], offset: number): number {
  let low = 0;
  let high = masked.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((masked[middle] as Masked).end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Shortens whatever looks like a token that no rule knows, because a line that holds one secret may well hold another: the value of a wrong
 * header, a secret under one encoding too many, the half of one that the cut left.
 */
function withoutOpaqueTokens(text: string): string {
  return text.replace(/[A-Za-z0-9_+=%\\-]{20,}/g, (token) =>
    /\d/.test(token) && /[A-Za-z]/.test(token) && entropy(token) >= 3 && !isWords(token)
      ? `${token.slice(0, 4)}…`
      : token,
  );
}

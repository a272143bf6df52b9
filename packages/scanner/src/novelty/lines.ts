import { Buffer } from "node:buffer";
import { createHash, type Hash } from "node:crypto";

/** A line of a document, without its end. Offsets are bytes. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** That of another line of the same bytes. */
  readonly identity: string;
}

/** The lines of a document in pieces. As in findings, LF, CRLF and a lone CR end one. */
export async function* linesOf(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Line> {
  let [start, offset] = [0, 0];
  let isCrBefore = false;
  const line = new LineIdentity();
  for await (const { buffer, byteOffset, length } of pieces) {
    const text = Buffer.from(buffer, byteOffset, length).toString("latin1");
    // The other half of a CRLF.
    let from = isCrBefore && text.startsWith("\n") ? 1 : 0;
    start += from;
    for (const { 0: lineEnd, index } of text.matchAll(/\r\n|[\n\r]/g)) {
      if (index < from) continue;
      line.add(text.slice(from, index));
      yield { start, end: offset + index, identity: line.take() };
      from = index + lineEnd.length;
      start = offset + from;
    }
    line.add(text.slice(from));
    offset += length;
    isCrBefore = length > 0 ? text.endsWith("\r") : isCrBefore;
  }
  yield { start, end: offset, identity: line.take() };
}

/** A longer line is not held in memory, in bytes. */
const LONGEST = 1 << 16;

/** A line while it comes: its text, as latin1, or of a long one a digest behind a line break, which no text has. */
class LineIdentity {
  #text = "";
  #hash: Hash | undefined;

  add(text: string): void {
    if (!this.#hash && this.#text.length + text.length <= LONGEST) {
      this.#text += text;
      return;
    }
    this.#hash ??= createHash("sha256").update(this.#text, "latin1");
    this.#hash.update(text, "latin1");
  }

  take(): string {
    const identity = this.#hash ? `\n${this.#hash.digest("base64")}` : this.#text;
    this.#text = "";
    this.#hash = undefined;
    return identity;
  }
}

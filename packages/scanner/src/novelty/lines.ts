import { Buffer } from "node:buffer";

/** A line of a document: its bytes, as latin1 and without its end, and the byte that it starts at. */
export interface Line {
  readonly start: number;
  readonly text: string;
}

/** The lines of a document in pieces. As in findings, LF, CRLF and a lone CR end one. */
export async function* linesOf(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Line> {
  let start = 0;
  let rest = "";
  for await (const piece of pieces) {
    const text = rest + Buffer.from(piece).toString("latin1");
    let from = 0;
    // A CR at the very end may be half of a CRLF.
    for (const end of text.matchAll(/\r\n|\n|\r(?!$)/g)) {
      yield { start: start + from, text: text.slice(from, end.index) };
      from = end.index + end[0].length;
    }
    rest = text.slice(from);
    start += from;
  }
  yield { start, text: rest.replace(/\r$/, "") };
}

import { Buffer } from "node:buffer";

const NUL = 0;
const LF = 10;

/** The records of a `-z` output: bytes between NULs. */
export async function* records(output: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  for await (const all of recordGroups(output)) yield* all;
}

/** The same, as many as come at once. */
export function recordGroups(output: AsyncIterable<Buffer>): AsyncGenerator<Buffer[], void, undefined> {
  return terminated(output, NUL);
}

/** The lines of an output, without their ends, as many as come at once; valid until the next are asked for. */
export function outputLines(output: AsyncIterable<Buffer>): AsyncGenerator<Buffer[], void, undefined> {
  return terminated(output, LF);
}

async function* terminated(output: AsyncIterable<Buffer>, mark: number): AsyncGenerator<Buffer[], void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of output) {
    const all: Buffer[] = [];
    let start = 0;
    for (let end = chunk.indexOf(mark); end >= 0; end = chunk.indexOf(mark, start)) {
      const record = chunk.subarray(start, end);
      all.push(rest.length > 0 ? Buffer.concat([rest, record]) : record);
      rest = Buffer.alloc(0);
      start = end + 1;
    }
    rest = Buffer.concat([rest, chunk.subarray(start)]);
    if (all.length > 0) yield all;
  }
}

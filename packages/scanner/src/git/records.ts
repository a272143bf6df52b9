import { Buffer } from "node:buffer";

/** The records of a `-z` output: bytes between NULs, each valid until the next is asked for. */
export async function* records(output: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of output) {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      const record = chunk.subarray(start, end);
      yield rest.length > 0 ? Buffer.concat([rest, record]) : record;
      rest = Buffer.alloc(0);
      start = end + 1;
    }
    rest = Buffer.concat([rest, chunk.subarray(start)]);
  }
}

import type { Source } from "../source.ts";
import { reasonOf, Unread } from "../unread.ts";

/** One document that is read from a stream. */
export function stdin(input: AsyncIterable<Uint8Array>, path = "<stdin>"): Source {
  return {
    unit: "file",
    *documents(coverage) {
      coverage.select();
      yield { path, content: pieces(input) };
    },
  };
}

async function* pieces(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* input;
  } catch (error) {
    throw new Unread(reasonOf(error));
  }
}

import type { Document, UnopenedFile } from "./document.ts";
import { CHECKPOINT, isUnopened, type Source } from "./source.ts";
import { Unread } from "./unread.ts";

/** The same documents, of which no more than `bytes` are read; what is longer counts as not read to its end. */
export function withSizeLimit(source: Source, bytes: number): Source {
  return {
    ...source,
    async *documents(coverage, lookedFor) {
      for await (const given of source.documents(coverage, lookedFor)) {
        if (given === CHECKPOINT) yield CHECKPOINT;
        else if (isUnopened(given)) yield given.map((file) => limitedFile(file, bytes));
        else yield limited(given, bytes);
      }
    },
  };
}

function limitedFile(file: UnopenedFile, bytes: number): UnopenedFile {
  return {
    ...file,
    most: bytes,
    open: () => {
      const document = file.open();
      return document && limited(document, bytes);
    },
  };
}

function limited(document: Document, bytes: number): Document {
  const { content } = document;
  const isWithin = content instanceof Uint8Array && content.length <= bytes;
  return isWithin ? document : { ...document, content: beginning(content, bytes) };
}

async function* beginning(content: Document["content"], bytes: number): AsyncGenerator<Uint8Array, void, undefined> {
  let left = bytes;
  let isLonger = false;
  // A stream is read to its end, as others come behind it; a file is not.
  const mayStop = !(Symbol.asyncIterator in content);
  for await (const piece of content instanceof Uint8Array ? [content] : content) {
    if (left > 0) yield piece.subarray(0, left);
    isLonger ||= piece.length > left;
    left = Math.max(0, left - piece.length);
    if (isLonger && mayStop) break;
  }
  if (isLonger) throw new Unread("too large");
}

import type { Catalogue } from "@nxs-guard/core";
import type { Breath } from "./breath.ts";
import type { Coverage } from "./coverage.ts";
import type { Document } from "./document.ts";
import { isUnopened, type Given, type Source } from "./source.ts";
import { Unread } from "./unread.ts";

/** What a source gives, without what is not to be scanned: that counts as excluded. @param selects by a document's path */
export async function* selected(
  source: Source,
  selects: (path: string) => boolean,
  coverage: Coverage,
  catalogue: Catalogue,
  breath: Breath,
): AsyncGenerator<Given, void, undefined> {
  for await (const given of source.documents(coverage, catalogue)) {
    // A walk through folders without files gives nothing that anybody would wait for.
    if (breath.isDue) await breath.take();
    if (typeof given === "symbol") yield given;
    else if (isUnopened(given)) {
      yield given.filter(({ path }) => {
        const isSelected = selects(path);
        if (!isSelected) coverage.excluded(path, "excluded");
        return isSelected;
      });
    } else if (selects(given.path)) yield given;
    else {
      await passOver(given.content);
      if (!given.isExtra) coverage.leftOut(given.path);
    }
  }
}

/** The documents of what is given, one by one. */
export async function* opened(all: AsyncIterable<Given>): AsyncGenerator<Document, void, undefined> {
  for await (const given of all) {
    if (typeof given === "symbol") continue;
    if (!isUnopened(given)) yield given;
    else {
      for (const file of given) {
        const document = file.open();
        if (document) yield document;
      }
    }
  }
}

/** Pieces that were begun come out of an open file, or of a stream in which the next document stands behind them. */
async function passOver(content: Document["content"]): Promise<void> {
  if (content instanceof Uint8Array) return;
  const pieces = Symbol.asyncIterator in content ? content[Symbol.asyncIterator]() : content[Symbol.iterator]();
  try {
    while ((await pieces.next()).done !== true);
  } catch (error) {
    if (!(error instanceof Unread)) throw error;
  }
}

import type { Detector } from "@nxs-guard/core";
import type { Breath } from "./breath.ts";
import type { Scope, Scopes } from "./config/scopes.ts";
import type { Coverage } from "./coverage.ts";
import type { Document, UnopenedFile } from "./document.ts";
import { CHECKPOINT, isUnopened, type Given, type LookedFor, type Source } from "./source.ts";
import { Unread } from "./unread.ts";

export interface SelectionOptions {
  readonly detector: Detector;
  /** By a document's path. */
  readonly selects: (path: string) => boolean;
  readonly scopes: Scopes | undefined;
  readonly coverage: Coverage;
  readonly breath: Breath;
}

/** Lets every document be scanned. */
export const everything = (): boolean => true;

/**
 * What a source gives, without what is not to be scanned: that counts as excluded. A document for which more is looked for, by where it stands, comes
 * with a detector of its own.
 */
export async function* selected(source: Source, options: SelectionOptions): AsyncGenerator<Given, void, undefined> {
  const { detector, selects, scopes, coverage, breath } = options;
  const main: Scope = scopes?.main ?? { detector, selects: everything };
  const scopeOf = (path: string): Scope | Promise<Scope> => scopes?.of(path) ?? main;
  const addsInFolders = !(scopes?.isUniform ?? true);
  const lookedFor: LookedFor = {
    catalogue: detector.catalogue,
    isAll: (path) => scopes?.isMain(path) ?? true,
    isUniform: selects === everything && main.selects === everything && !addsInFolders,
    addsInFolders,
    at: async (path) => {
      const scope = await scopeOf(path);
      return selects(path) && scope.selects(path) ? ((await scopes?.addedBy(path)) ?? "") : undefined;
    },
  };
  for await (const given of source.documents(coverage, lookedFor)) {
    // A walk through folders without files gives nothing that anybody would wait for.
    if (breath.isDue) await breath.take();
    if (given === CHECKPOINT) {
      yield CHECKPOINT;
    } else if (isUnopened(given)) {
      if (lookedFor.isUniform) {
        yield given;
        continue;
      }
      const files: UnopenedFile[] = [];
      for (const file of given) {
        const scope = scopeOf(file.path);
        const chosen = chosenFile(file, scope instanceof Promise ? await scope : scope, main, options);
        if (chosen) files.push(chosen);
        else coverage.excluded(file.path, "excluded");
      }
      yield files;
    } else {
      const scope = scopeOf(given.path);
      const chosen = chosenDocument(given, scope instanceof Promise ? await scope : scope, main, options);
      if (chosen) yield chosen;
      else {
        await passOver(given.content);
        if (!given.isExtra) coverage.leftOut(given.path);
      }
    }
  }
}

function chosenFile(
  file: UnopenedFile,
  scope: Scope,
  main: Scope,
  { selects }: SelectionOptions,
): UnopenedFile | undefined {
  if (!selects(file.path) || !scope.selects(file.path)) return undefined;
  const { detector } = scope;
  if (detector === main.detector) return file;
  const open = (): Document | undefined => {
    const document = file.open();
    return document && { ...document, detector };
  };
  return { ...file, detector, open };
}

function chosenDocument(
  document: Document,
  scope: Scope,
  main: Scope,
  { selects }: SelectionOptions,
): Document | undefined {
  if (!selects(document.path) || !scope.selects(document.path)) return undefined;
  return scope.detector === main.detector ? document : { ...document, detector: scope.detector };
}

/** The documents of what is given, one by one. */
export async function* opened(all: AsyncIterable<Given>): AsyncGenerator<Document, void, undefined> {
  for await (const given of all) {
    if (given === CHECKPOINT) continue;
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

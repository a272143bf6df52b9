import type { TSESLint } from "@typescript-eslint/utils";

import { bindingsOf } from "../bindings.ts";
import type { Bindings } from "../bindings.ts";
import { nexusKeyTest } from "../nexus-key.ts";
import type { NexusKeyTest } from "../nexus-key.ts";
import { originReader } from "../origin.ts";
import type { OriginOf } from "../origin.ts";
import type { Settings } from "../settings.ts";
import { staticTextReader } from "../static-text.ts";
import type { StaticTextReader } from "../static-text.ts";
import { entryReader } from "./entry-reader.ts";
import type { EntryReader } from "./entry-reader.ts";

/** All that can be asked of the values in one file. */
export interface FileReader extends EntryReader, Bindings, StaticTextReader {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly settings: Settings;
  readonly isKey: NexusKeyTest;
  readonly originOf: OriginOf;
}

const readers = new WeakMap<object, FileReader>();

/** The reader of a file: one for all rules, since the settings of a file are the same for each. */
export function fileReader(sourceCode: Readonly<TSESLint.SourceCode>, settings: Settings): FileReader {
  let reader = readers.get(sourceCode);
  if (!reader) readers.set(sourceCode, (reader = newReader(sourceCode, settings)));
  return reader;
}

function newReader(sourceCode: Readonly<TSESLint.SourceCode>, settings: Settings): FileReader {
  const bindings = bindingsOf(sourceCode);
  const isKey = nexusKeyTest(bindings, settings);
  const texts = staticTextReader(sourceCode, bindings, isKey);
  return {
    ...bindings,
    ...texts,
    ...entryReader(bindings, texts.textsOf),
    sourceCode,
    settings,
    isKey,
    originOf: originReader(bindings),
  };
}

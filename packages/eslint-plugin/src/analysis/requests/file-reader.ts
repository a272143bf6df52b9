import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { bindingsOf } from "../bindings.ts";
import type { Bindings } from "../bindings.ts";
import { nexusKeyTest } from "../nexus-key.ts";
import type { NexusKeyTest } from "../nexus-key.ts";
import { originOf } from "../origin.ts";
import type { Origin } from "../origin.ts";
import type { Settings } from "../settings.ts";
import { entryReader } from "./entries.ts";
import type { EntryReader } from "./entries.ts";
import { textReader } from "./text.ts";
import type { TextsOf } from "./text.ts";

/** All that can be asked of the values in one file. */
export interface FileReader extends EntryReader, Bindings {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly settings: Settings;
  readonly isKey: NexusKeyTest;
  readonly textsOf: TextsOf;
  readonly originOf: (node: TSESTree.Node) => Origin | undefined;
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
  const textsOf = textReader(sourceCode, bindings, isKey);
  return {
    ...bindings,
    ...entryReader(bindings, textsOf),
    sourceCode,
    settings,
    isKey,
    textsOf,
    originOf: (node) => originOf(node, bindings),
  };
}

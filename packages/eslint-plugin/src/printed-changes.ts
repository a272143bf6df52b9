import type { RuleFixer, RuleTextEdit } from "@eslint/core";

import type { LocatedText } from "./silenced.ts";

/** A text with the tokens that its parser found, where it tells of any. */
export interface TokenisedText extends LocatedText {
  readonly ast: { readonly tokens?: readonly { readonly type: string; readonly value?: string }[] | undefined };
}

/** Fewer letters and digits in a row tell nothing, unless a key was cut into crumbs. */
const RUN = /[A-Za-z0-9]{3,}/g;
/** Words as people write them together, and small numbers: `Bearer`, `contentType`, `NEXUS`, `sha256`, `30000`. */
const WORDS = /^(?:[A-Za-z]+\d{0,3}|\d{1,7})$/;
/** A letter that no word has alone: `xYz`, `abC`. */
const LONE = /(?<![a-z])[a-z](?![a-z])|(?<![A-Z])[A-Z](?![A-Za-z])/;
/** Signs that stand for others: `\x6e`, `%6e`, `&#110;`. */
const ESCAPE = /\\[xu]|%[0-9a-f]{2}|&#/i;
/** In UTF-16 code units; of a longer change nobody reads what it shows. */
const MAX_SHOWN = 32_768;
const NAME = /^(?:JSX|Private)?Identifier$/;

const namesIn = new WeakMap<LocatedText, ReadonlySet<string>>();

/** Is there nothing in a text but words, and names that are known, so that no part of a key can be in it? */
export function isMadeOfWords(text: string, isName?: (run: string) => boolean): boolean {
  for (const [run] of text.matchAll(RUN)) {
    if ((!WORDS.test(run) || LONE.test(run)) && isName?.(run) !== true) return false;
  }
  return !ESCAPE.test(text);
}

/**
 * A change as it may be printed. ESLint shows what one inserts, and makes one text of several edits and all that lies between them: where
 * that holds anything but words and the names that the program uses, it may be a key or a part of one, and no change is made.
 */
export function printable(change: RuleFixer, source: TokenisedText): RuleFixer {
  return (fixer) => {
    const edits = change(fixer);
    if (!edits) return null;
    const text = shown([edits].flat() as RuleTextEdit[], source);
    return text.length <= MAX_SHOWN && isMadeOfWords(text, (run) => namesOf(source).has(run)) ? edits : null;
  };
}

/** What several edits insert, with what lies between them. */
function shown(edits: readonly RuleTextEdit[], { text }: LocatedText): string {
  const sorted = edits.toSorted((a, b) => a.range[0] - b.range[0]);
  return sorted
    .map((edit, i) => text.slice(sorted[i - 1]?.range[1] ?? edit.range[0], edit.range[0]) + edit.text)
    .join("");
}

/** What the names of a program are made of, but for those that begin as keys do. */
function namesOf(source: TokenisedText): ReadonlySet<string> {
  let names = namesIn.get(source);
  if (!names) {
    const tokens = source.ast.tokens ?? [];
    names = new Set(
      tokens.flatMap(({ type, value = "" }) =>
        NAME.test(type) && !value.includes("nxs_") ? (value.match(RUN) ?? []) : [],
      ),
    );
    namesIn.set(source, names);
  }
  return names;
}

import type { Field, Misuse, Placed, RequestPracticeRule, RequestRecord } from "@nxs-guard/core";
import { malformedKeyExamples } from "./malformed-key.examples.ts";
import { GUIDE, holdsKey, SECRET_NAMES } from "./nexus-request.ts";

/** Characters that a key never holds, by themselves and as UTF-8 bytes read one by one; escapes of them too. */
const INVISIBLE = {
  characters: String.raw`\u00ad\u200b-\u200f\u2060`,
  sequences: String.raw`\xc2\xad|\xe2\x80[\x8b-\x8f]|\xe2\x81\xa0|\xef\xbb\xbf|\\u(?:00ad|200[b-f]|2060|feff)`,
};
const TYPOGRAPHIC = {
  characters: String.raw`\u2018-\u201f\u00ab\u00bb`,
  sequences: String.raw`\xe2\x80[\x98-\x9f]|\xc2[\xab\xbb]`,
};
const SPACE = { characters: String.raw`\s`, sequences: String.raw`\\\s|\xc2\xa0|\\[nrt]` };
const QUOTE = { characters: String.raw`"'\x60`, sequences: String.raw`\\["'\x60]` };
type Characters = typeof SPACE;
const anyOf = (...kinds: Characters[]): string =>
  `[${kinds.map(({ characters }) => characters).join("")}]|${kinds.map(({ sequences }) => sequences).join("|")}`;
const JUNK = anyOf(INVISIBLE, TYPOGRAPHIC, SPACE, QUOTE);
const JUNK_RUN = new RegExp(`(?:${JUNK})+`, "g");
const REFERENCE = `\\$\\{?(?:env:|env\\.)?(?:${SECRET_NAMES.join("|")})\\}?|\\$?\\{\\{?\\s*(?:[\\w.]+\\.)?(?:${SECRET_NAMES.join("|")})\\s*\\}\\}?`;
/** A key that something may have come between, or a reference to one, with all that touches it. */
const BROKEN_KEY = `nxs_[a-z]_[A-Za-z0-9]{4,}(?:(?:${JUNK})+[A-Za-z0-9]+)*`;
const TOKEN = String.raw`eyJ[\w-]{8,1024}\.[\w-]{40,4096}\.[\w-]{16,1024}`;
const VALUE = new RegExp(
  `^(?<before>(?:${JUNK})*)(?<core>${BROKEN_KEY}|${TOKEN}|${REFERENCE})(?<after>(?:${JUNK}|[;,])*)$`,
);
const WHOLE_KEY = /^nxs_[a-z]_[A-Za-z0-9]{32}$/;

const MESSAGES: readonly (readonly [RegExp, string])[] = [
  [new RegExp(anyOf(INVISIBLE)), "An invisible character stands beside or inside the key."],
  [new RegExp(anyOf(TYPOGRAPHIC)), "A typographic quote would be sent as a part of the key."],
  [/[\r\n]|\\[nr]/, "A line break would be sent as a part of the key."],
  [new RegExp(anyOf(QUOTE)), "A quote would be sent as a part of the key."],
  [/[;,]/, "The sign after the key would be sent as a part of it."],
  [new RegExp(anyOf(SPACE)), "A space stands beside or inside the key."],
];

export const malformedKey: RequestPracticeRule = {
  id: "nexus-malformed-key",
  kind: "practice",
  severity: "medium",
  confidence: "high",
  title: "Malformed Nexus API key",
  advice: "Write the key bare: a space, quote, line break or other character more makes Nexus answer 401.",
  sources: [GUIDE],
  looksAt: "what is written as its key, where that is one literal",
  judge: malformedKeys,
  examples: malformedKeyExamples,
};

function malformedKeys(request: RequestRecord): Misuse[] {
  return [...request.assignments, ...request.headers.filter(carriesKey)].flatMap(({ literal }) =>
    literal ? extraCharacters(literal) : [],
  );
}

function carriesKey({ name }: Field): boolean {
  return /^(?:api-key|x-api-key|api_?key|authorization)$/i.test(name.text);
}

/** Each run of characters that does not belong to the key; the key itself is in none of them. */
function extraCharacters(literal: Placed): Misuse[] {
  const groups = VALUE.exec(literal.text)?.groups;
  if (!groups) return [];
  const { before = "", core = "", after = "" } = groups;
  const isKey = core.startsWith("nxs_");
  if (core.startsWith("eyJ") && !holdsKey(core)) return [];
  if (isKey && !WHOLE_KEY.test(core.replaceAll(JUNK_RUN, ""))) return [];
  const runs: Misuse[] = [];
  const add = (from: number, text: string): void => {
    if (text !== "")
      runs.push({
        start: literal.start + from,
        end: literal.start + from + text.length,
        message: MESSAGES.find(([pattern]) => pattern.test(text))?.[1] ?? "",
      });
  };
  add(0, before);
  if (isKey) for (const match of core.matchAll(JUNK_RUN)) add(before.length + match.index, match[0]);
  add(before.length + core.length, after);
  return runs;
}

import type { Span } from "@nxs-guard/core";
import { eslintRules } from "@nxs-guard/rules";
import type { TSESTree } from "@typescript-eslint/utils";

import { locOf, oncePerPlace } from "../analysis/places.ts";
import { holdsKey } from "../analysis/requests/build-request.ts";
import type { FileReader } from "../analysis/requests/file-reader.ts";
import type { Header } from "../analysis/requests/nexus-request.ts";
import { onNexusRequest } from "../analysis/requests/on-nexus-request.ts";
import { practice } from "../analysis/requests/practice.ts";
import { calleeName, unwrapped } from "../analysis/syntax.ts";
import { createRule } from "../create-rule.ts";

const malformedKeys = practice("nexus-malformed-key");
/** A word before the key; `Bearer` is left to `no-bearer-prefix`. */
const PREFIX = /^\s*(?!bearer\b)(?<prefix>[\w-]+\s*[:=]\s*|[a-z][\w-]*\s+)(?=\$\{NEXUS_API_KEY\}|nxs_)/i;
/** Brackets around a key, as around the placeholder that it took the place of: `<${key}>`. */
const BRACKETS = /^(?<open>[<([{]+)(?:\$\{NEXUS_API_KEY\}|nxs_[^\s"'`>)\]}]*)(?<close>[>)\]}]+)$/;
/** Before and behind a key that is cut short, which the catalogue does not take for one. */
const BEFORE_SHORT_KEY = /^(?<around>[\s"'`]+)(?=nxs_)/;
const BEHIND_SHORT_KEY = /^[\s"'`]*nxs_[^\s"'`]*(?<around>[\s"'`]+)$/;

export const noMalformedKey = createRule("no-malformed-key", {
  meta: {
    type: "problem",
    docs: {
      description: "Disallow anything around a Nexus API key where it is sent",
      recommended: true,
      catalogue: eslintRules["no-malformed-key"] ?? [],
    },
    fixable: "code",
    messages: {
      malformed: "{{problem}} Nexus takes the bare key, and answers 401 to anything more.",
      text: "`.toString()` adds nothing to a key, which is a text already: send it as it is.",
      json: "`JSON.stringify` puts quotes around the key, and Nexus answers 401 to them: send it as it is.",
    },
  },
  create(context) {
    const { sourceCode, report } = context;
    const isNew = oncePerPlace();

    return onNexusRequest(context, ({ record, headers, toldBy, locate, isWritten }, file) => {
      for (const header of headers) {
        const messageId = serializationOf(header, file);
        if (messageId && isNew(header.entry.value.range)) report({ loc: header.entry.value.loc, messageId });
      }
      const isOwn = headers.filter(({ text }) => toldBy === "host" || holdsKey(text));
      for (const { message, ...span } of [...malformedKeys(record), ...isOwn.flatMap(moreAround)]) {
        const range = locate(span);
        if (!isNew(range)) continue;
        report({
          loc: locOf(range, sourceCode),
          messageId: "malformed",
          data: { problem: message ?? "" },
          fix: isWritten(span) ? (fixer) => fixer.removeRange([...range]) : null,
        });
      }
    });
  },
});

/** `key.toString()`, `JSON.stringify(key)` in the place of a key */
function serializationOf({ entry }: Header, file: FileReader): "json" | "text" | undefined {
  if (!/^(?:api-key|authorization)$/i.test(entry.name)) return undefined;
  const value = unwrapped(entry.value);
  if (value.type !== "CallExpression") return undefined;
  const name = calleeName(value.callee);
  if (name === "stringify") return "json";
  return name === "toString" && isOfText(value, file) ? "text" : undefined;
}

/** What a function gives may be bytes, as a decrypted secret is: `version.payload.data.toString()`, `Buffer.from(…).toString()`. */
function isOfText({ callee }: TSESTree.CallExpression, file: FileReader): boolean {
  if (callee.type !== "MemberExpression" || !file.isKey(callee.object)) return false;
  const read = file.resolve(callee.object);
  return read.type !== "AwaitExpression" && read.type !== "CallExpression";
}

/** What the catalogue leaves to the place: a word before the key, and what touches a key that is cut short. */
function moreAround({ entry, field: { value } }: Header): (Span & { message: string })[] {
  if (entry.name.toLowerCase() !== "api-key") return [];
  const prefix = PREFIX.exec(value.text)?.groups?.["prefix"];
  const start = prefix === undefined ? 0 : value.start + value.text.indexOf(prefix);
  return [
    ...(prefix === undefined
      ? []
      : [{ start, end: start + prefix.length, message: "A prefix would be sent as a part of the key." }]),
    ...bracketsAround(value.text).map(({ start: from, end }) => ({
      start: value.start + from,
      end: value.start + end,
      message: "A bracket would be sent as a part of the key.",
    })),
    ...aroundShortKey(value.text).map(({ start: from, end }) => ({
      start: value.start + from,
      end: value.start + end,
      message: "A space, quote or line break would be sent as a part of the key.",
    })),
  ];
}

/** Offsets into the text. */
function bracketsAround(text: string): Span[] {
  const groups = BRACKETS.exec(text)?.groups;
  if (!groups) return [];
  const { open = "", close = "" } = groups;
  return [
    { start: 0, end: open.length },
    { start: text.length - close.length, end: text.length },
  ];
}

/** Offsets into the text. */
function aroundShortKey(text: string): Span[] {
  const before = BEFORE_SHORT_KEY.exec(text)?.groups?.["around"] ?? "";
  const behind = BEHIND_SHORT_KEY.exec(text)?.groups?.["around"] ?? "";
  return [
    { start: 0, end: before.length },
    { start: text.length - behind.length, end: text.length },
  ].filter(({ start, end }) => end > start);
}

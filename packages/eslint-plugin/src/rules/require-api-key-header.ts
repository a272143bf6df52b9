import type { SuggestedEdit } from "@eslint/core";
import { eslintRules, isAdminRequest } from "@nxs-guard/rules";

import { locOf, oncePerPlace } from "../analysis/places.ts";
import { CREDENTIAL } from "../analysis/requests/nexus-request.ts";
import type { Header, NexusRequest } from "../analysis/requests/nexus-request.ts";
import { onNexusRequest } from "../analysis/requests/on-nexus-request.ts";
import { practice } from "../analysis/requests/practice.ts";
import { renamed } from "../analysis/requests/rename-header.ts";
import { wholeText } from "../analysis/text.ts";
import { areOnSamePath } from "../analysis/same-path.ts";
import { createRule } from "../create-rule.ts";

const misspeltHeaders = practice("nexus-wrong-header");
const keysInUrl = practice("nexus-key-in-url");
/** WebDAV takes a mount token in its path, and HTTP Basic. */
const WEBDAV = /^\/+api\/dav(?:\/|$)/;

export const requireApiKeyHeader = createRule("require-api-key-header", {
  meta: {
    type: "problem",
    docs: {
      description: "Require the `api-key` header, under exactly this name, in requests to Nexus",
      recommended: true,
      catalogue: eslintRules["require-api-key-header"] ?? [],
    },
    hasSuggestions: true,
    messages: {
      missing: "This request to Nexus carries no credential: send the key in the header `api-key`.",
      misspelt: "Nexus reads the key from the header `api-key`, not from `{{name}}`.",
      bare: "Nexus does not read a bare key from `Authorization`: send it in the header `api-key`.",
      both: "Nexus answers 401 to `api-key` and `x-chat-session-token` together: send one of them.",
      rename: "Name the header `api-key`.",
    },
  },
  create(context) {
    const { sourceCode, report } = context;
    const isNew = oncePerPlace();

    function suggestRename({ entry }: Header): SuggestedEdit<"rename">[] {
      const edit = renamed(entry, "api-key", sourceCode.text);
      return edit ? [{ messageId: "rename", fix: (fixer) => fixer.replaceTextRange([...edit.range], edit.text) }] : [];
    }

    function reportHeader(header: Header, messageId: "bare" | "both" | "misspelt", request: NexusRequest): void {
      const range = request.locate(header.field.name);
      if (!isNew(range)) return;
      report({
        loc: locOf(range, sourceCode),
        messageId,
        data: { name: header.entry.name },
        suggest: messageId === "both" ? [] : suggestRename(header),
      });
    }

    return onNexusRequest(context, (request) => {
      const { record, headers, call } = request;
      if (request.toldBy !== "host" || !call || call.traits.isNexusSdk || isAdminRequest(record)) return;
      const misspelt = misspeltHeaders(record);
      for (const header of headers) {
        if (misspelt.some(({ start }) => start === header.field.name.start)) reportHeader(header, "misspelt", request);
        else if (isBareKey(header)) reportHeader(header, "bare", request);
      }
      const [key, session] = [named("api-key", headers), named("x-chat-session-token", headers)];
      if (key && session && areOnSamePath(key.entry.nameNode, session.entry.nameNode))
        reportHeader(session, "both", request);
      if (lacksCredential(request) && isNew(request.place.range)) {
        report({ loc: request.place.loc, messageId: "missing" });
      }
    });
  },
});

function named(name: string, headers: readonly Header[]): Header | undefined {
  return headers.find(({ entry }) => entry.name.toLowerCase() === name);
}

/** `Authorization: <key>`, with no scheme before it */
function isBareKey({ entry, text }: Header): boolean {
  if (entry.name.toLowerCase() !== "authorization") return false;
  const [piece, ...others] = text;
  if (!piece || others.length > 0) return false;
  if (piece.isKey || piece.text?.startsWith("nxs_")) return true;
  return piece.node.type === "Identifier" && /api_?key$/i.test(piece.node.name);
}

function lacksCredential({ record, headers, call }: NexusRequest): boolean {
  return (
    call?.traits.isRequest === true &&
    !call.headers.isOpen &&
    call.scheme === undefined &&
    !headers.some(({ entry, text }) => CREDENTIAL.test(entry.name) && wholeText(text) !== "") &&
    !WEBDAV.test(record.path?.text ?? "") &&
    keysInUrl(record).length === 0
  );
}

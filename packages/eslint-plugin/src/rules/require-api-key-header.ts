import type { SuggestedEdit } from "@eslint/core";
import { eslintRules, isAdminRequest } from "@nxs-guard/rules";

import { locOf, oncePerPlace } from "../analysis/places.ts";
import { keysInUrl } from "../analysis/requests/keys-in-url.ts";
import type { FileReader } from "../analysis/requests/file-reader.ts";
import { CREDENTIAL } from "../analysis/requests/nexus-request.ts";
import type { Header, NexusRequest } from "../analysis/requests/nexus-request.ts";
import { onNexusRequest } from "../analysis/requests/on-nexus-request.ts";
import { practice } from "../analysis/requests/practice.ts";
import { renamed } from "../analysis/requests/rename-header.ts";
import { withoutPrefix } from "../analysis/requests/without-prefix.ts";
import { wholeText } from "../analysis/text.ts";
import { calleeName } from "../analysis/syntax.ts";
import { areOnSamePath } from "../analysis/same-path.ts";
import { isTestFile } from "../analysis/test-file.ts";
import { createRule } from "../create-rule.ts";
import { isMadeOfWords } from "../printed-changes.ts";

const misspeltHeaders = practice("nexus-wrong-header");
/** WebDAV takes a mount token in its path, and HTTP Basic. */
const WEBDAV = /^\/+api\/dav(?:\/|$)/;
/** What a server tells everybody: is it there, and what does it offer? RFC 8615 is the source of the first. */
const FOR_EVERYBODY =
  /^\/+(?:\.well-known\/|(?:api\/)?(?:health|healthz|healthcheck|livez|readyz|ping|status|version)\/?$)|\/(?:openapi|swagger)(?:\.(?:json|ya?ml))?$/i;
/** No scheme and no header is called like a key or a part of one, and messages show their names. */
const SCHEME = /^\s*(?!nxs_)[a-z][\w-]{0,19}\s+/i;
/** A parameter that carries another credential than a key, such as a chat session's. */
const OTHER_CREDENTIAL = /token|session|signature|ticket/i;
const HEADER_NAME = /^(?!.*nxs_)[\w-]{1,40}\s*$/i;

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
      scheme: "Nexus takes no key behind `{{scheme}}` in `Authorization`: send it bare, in the header `api-key`.",
      both: "Nexus answers 401 to `api-key` and `x-chat-session-token` together: send one of them.",
      rename: "Name the header `api-key`.",
      move: "Send the bare key as `api-key`.",
    },
  },
  create(context) {
    const { sourceCode, report, physicalFilename, cwd } = context;
    const isNew = oncePerPlace();

    function suggestRename({ entry }: Header): SuggestedEdit<"rename">[] {
      const edit = renamed(entry, "api-key", sourceCode.text);
      return edit ? [{ messageId: "rename", fix: (fixer) => fixer.replaceTextRange([...edit.range], edit.text) }] : [];
    }

    function suggestMove({ entry }: Header): SuggestedEdit<"move">[] {
      const name = renamed(entry, "api-key", sourceCode.text);
      const value = withoutPrefix(entry.value, SCHEME, sourceCode.text);
      if (!name || !value) return [];
      return [
        {
          messageId: "move",
          fix: (fixer) => [name, ...value].map(({ range, text }) => fixer.replaceTextRange([...range], text)),
        },
      ];
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

    function reportScheme(header: Header, scheme: string, request: NexusRequest): void {
      const range = request.locate(header.field.name);
      if (isNew(range))
        report({ loc: locOf(range, sourceCode), messageId: "scheme", data: { scheme }, suggest: suggestMove(header) });
    }

    return onNexusRequest(context, (request, file) => {
      const { record, headers, call } = request;
      if (request.toldBy !== "host" || !call || call.traits.isNexusSdk || isAdminRequest(record)) return;
      const misspelt = misspeltHeaders(record);
      for (const header of headers) {
        if (misspelt.some(({ start }) => start === header.field.name.start)) reportHeader(header, "misspelt", request);
        else if (isBareKey(header)) reportHeader(header, "bare", request);
        const scheme = WEBDAV.test(record.path?.text ?? "") ? undefined : otherScheme(header);
        if (scheme !== undefined) reportScheme(header, scheme, request);
      }
      const [key, session] = [named("api-key", headers), named("x-chat-session-token", headers)];
      if (key && session && areOnSamePath(key.entry.nameNode, session.entry.nameNode))
        reportHeader(session, "both", request);
      if (!lacksCredential(request) || mayHaveKeyParameters(request, file)) return;
      // A test asks without a key, to see the refusal, or asks what takes Nexus' place.
      if (isTestFile(physicalFilename, cwd)) return;
      const misnamed = headers.find(
        ({ entry: { name }, text }) =>
          HEADER_NAME.test(name) && isMadeOfWords(name) && !CREDENTIAL.test(name) && text.some(({ isKey }) => isKey),
      );
      if (misnamed) reportHeader(misnamed, "misspelt", request);
      else if (isNew(request.place.range)) report({ loc: request.place.loc, messageId: "missing" });
    });
  },
});

function named(name: string, headers: readonly Header[]): Header | undefined {
  return headers.find(({ entry }) => entry.name.toLowerCase() === name);
}

/** `ApiKey` of `Authorization: ApiKey <key>`; `Bearer` is left to `no-bearer-prefix`. */
function otherScheme({ entry, field, text }: Header): string | undefined {
  if (entry.name.toLowerCase() !== "authorization" || !text.some(({ isKey }) => isKey)) return undefined;
  const scheme = SCHEME.exec(field.value.text)?.[0].trim();
  return scheme === undefined || scheme.toLowerCase() === "bearer" || !isMadeOfWords(scheme) ? undefined : scheme;
}

/** `Authorization: <key>`, with no scheme before it */
function isBareKey({ entry, text }: Header): boolean {
  if (entry.name.toLowerCase() !== "authorization") return false;
  const [piece, ...others] = text;
  if (!piece || others.length > 0) return false;
  if (piece.isKey || piece.text?.startsWith("nxs_")) return true;
  return piece.node.type === "Identifier" && /api_?key$/i.test(piece.node.name);
}

/** `"https://…?" + new URLSearchParams({ "api-key": key })`, which `no-key-in-url` reports, and parameters of which nobody knows. */
function mayHaveKeyParameters({ call }: NexusRequest, file: FileReader): boolean {
  return (call?.urls ?? []).some((url) =>
    url.some((piece, i) => {
      const made = file.resolve(piece.node);
      const [parameters] =
        made.type === "NewExpression" && calleeName(made.callee) === "URLSearchParams" ? made.arguments : [];
      const { list, isOpen } = parameters ? file.entriesOf(parameters) : { list: [], isOpen: true };
      const isUnknown = isOpen && piece.text === undefined && /[?&]$/.test(url[i - 1]?.text ?? "");
      return isUnknown || list.some(({ value }) => file.isKey(value));
    }),
  );
}

function lacksCredential({ record, url, headers, call }: NexusRequest): boolean {
  return (
    call?.traits.isRequest === true &&
    !call.headers.isOpen &&
    call.scheme === undefined &&
    !call.headers.list.some(({ name }) => /^cookie$/i.test(name)) &&
    !headers.some(({ entry, text }) => CREDENTIAL.test(entry.name) && wholeText(text) !== "") &&
    !WEBDAV.test(record.path?.text ?? "") &&
    !FOR_EVERYBODY.test(record.path?.text ?? "") &&
    !record.query.some(({ name }) => OTHER_CREDENTIAL.test(name.text)) &&
    keysInUrl({ record, parts: url }).length === 0
  );
}

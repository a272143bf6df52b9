import type { SuggestedEdit } from "@eslint/core";
import { eslintRules } from "@nxs-guard/rules";

import { locOf, oncePerPlace } from "../analysis/places.ts";
import { holdsKey } from "../analysis/requests/build-request.ts";
import type { Header, NexusRequest } from "../analysis/requests/nexus-request.ts";
import { onNexusRequest } from "../analysis/requests/on-nexus-request.ts";
import { practice } from "../analysis/requests/practice.ts";
import { renamed } from "../analysis/requests/rename-header.ts";
import { withoutPrefix } from "../analysis/requests/without-prefix.ts";
import { createRule } from "../create-rule.ts";

const bearerPrefixes = practice("nexus-bearer-prefix");
const PREFIX = /^\s*bearer\s+/i;
/** A path that may go on to `/api/admin`. */
const OPEN_PATH = /^\/*(?:api\/*)?(?:\$\{|$)/;

export const noBearerPrefix = createRule("no-bearer-prefix", {
  meta: {
    type: "problem",
    docs: {
      description: "Disallow a `Bearer` prefix on a Nexus API key",
      recommended: true,
      catalogue: eslintRules["no-bearer-prefix"] ?? [],
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      bearer:
        "Nexus takes the bare key in the `api-key` header; to a key with `Bearer` before it, the guide's answer is 401.",
      move: "Send the bare key as `api-key`.",
    },
  },
  create(context) {
    const { sourceCode, report } = context;
    const isNew = oncePerPlace();

    /** A prefix within `api-key` can go at once; one in `Authorization` goes with the header's name. */
    function moves({ entry }: Header): SuggestedEdit<"move">[] {
      const name = renamed(entry, "api-key", sourceCode.text);
      const value = withoutPrefix(entry.value, PREFIX, sourceCode.text);
      if (!name || !value) return [];
      return [
        {
          messageId: "move",
          fix: (fixer) => [name, ...value].map(({ range, text }) => fixer.replaceTextRange([...range], text)),
        },
      ];
    }

    /** An administrator's token is right behind `Bearer` below `/api/admin`, and nothing says that it is sent elsewhere. */
    function mayBeForAdmins({ entry, text }: Header, { url }: NexusRequest): boolean {
      const isForAdmins = text.some(
        (piece) => piece.text === undefined && /admin/i.test(sourceCode.getText(piece.node)),
      );
      return isForAdmins && /^authorization$/i.test(entry.name) && OPEN_PATH.test(url?.path?.text ?? "");
    }

    return onNexusRequest(context, (request) => {
      for (const misuse of bearerPrefixes(request.record)) {
        const header = request.headers.find(
          ({ field: { value } }) => value.start <= misuse.start && misuse.end <= value.end,
        );
        if (request.toldBy === "key" && header && !holdsKey(header.text)) continue;
        if (header && mayBeForAdmins(header, request)) continue;
        const range = request.locate(misuse);
        if (!isNew(range)) continue;
        const isApiKey = header?.entry.name.toLowerCase() === "api-key";
        const removals = isApiKey ? withoutPrefix(header.entry.value, PREFIX, sourceCode.text) : undefined;
        report({
          loc: locOf(range, sourceCode),
          messageId: "bearer",
          suggest: header && !isApiKey ? moves(header) : [],
          fix: removals ? (fixer) => removals.map(({ range: removed }) => fixer.removeRange([...removed])) : null,
        });
      }
    });
  },
});

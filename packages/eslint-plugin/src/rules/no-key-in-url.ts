import type { SuggestedEdit } from "@eslint/core";
import type { Field } from "@nxs-guard/core";
import { eslintRules } from "@nxs-guard/rules";

import { locOf, oncePerPlace } from "../analysis/places.ts";
import { keysInUrl } from "../analysis/requests/keys-in-url.ts";
import { movedToHeader } from "../analysis/requests/move-to-header.ts";
import type { NexusRequest } from "../analysis/requests/nexus-request.ts";
import { onNexusRequest } from "../analysis/requests/on-nexus-request.ts";
import { urlsOf } from "../analysis/requests/urls-of.ts";
import type { WrittenUrl } from "../analysis/requests/urls-of.ts";
import { createRule } from "../create-rule.ts";

export const noKeyInUrl = createRule<"move" | "url">("no-key-in-url", {
  meta: {
    type: "problem",
    docs: {
      description: "Disallow a Nexus API key in a URL",
      recommended: true,
      catalogue: eslintRules["no-key-in-url"] ?? [],
    },
    hasSuggestions: true,
    messages: {
      url: "A Nexus API key in a URL is kept in logs, histories and referers: send it in the header `api-key`.",
      move: "Send it in the header `api-key`.",
    },
  },
  create(context) {
    const { sourceCode, report } = context;
    const isNew = oncePerPlace();

    function judge(url: Pick<WrittenUrl, "locate" | "parts" | "record">, request?: NexusRequest): void {
      for (const span of keysInUrl(url)) {
        const range = url.locate(span);
        if (!isNew(range)) continue;
        const field = url.record.query.find(({ name }) => name.start === span.start);
        report({
          loc: locOf(range, sourceCode),
          messageId: "url",
          suggest: request && field ? moves(field, request) : [],
        });
      }
    }

    function moves(field: Field, request: NexusRequest): SuggestedEdit<"move">[] {
      const edits = movedToHeader(field, request, sourceCode);
      if (!edits) return [];
      return [
        {
          messageId: "move",
          fix: (fixer) => edits.map(({ range, text }) => fixer.replaceTextRange([...range], text)),
        },
      ];
    }

    return onNexusRequest(
      context,
      (request) => judge({ ...request, parts: request.url }, request),
      (file) => urlsOf(file).forEach((url) => judge(url)),
    );
  },
});

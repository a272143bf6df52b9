import type { SuggestedEdit } from "@eslint/core";
import { isAdminRequest } from "@nxs-guard/rules";
import type { TSESTree } from "@typescript-eslint/utils";

import { functionAround } from "../analysis/functions.ts";
import { oncePerPlace } from "../analysis/places.ts";
import { onNexusRequest } from "../analysis/requests/on-nexus-request.ts";
import { createRule } from "../create-rule.ts";

const REQUEST_ID = /^x-request-id$/i;

export const preferRequestId = createRule("prefer-request-id", {
  meta: {
    type: "suggestion",
    docs: {
      description: "Prefer requests to Nexus that carry an `X-Request-ID`",
      recommended: false,
      catalogue: [],
    },
    hasSuggestions: true,
    messages: {
      missing: "Send an `X-Request-ID`, by which this request can be found in both sides' logs.",
      add: 'Add `"X-Request-ID": crypto.randomUUID()`.',
    },
  },
  create(context) {
    const { sourceCode, report } = context;
    const isNew = oncePerPlace();

    /** Headers that are made once for all calls would give all of them one id. */
    function suggestions(headers: TSESTree.ObjectExpression | undefined, call: TSESTree.Node): SuggestedEdit<"add">[] {
      const open = headers && sourceCode.getFirstToken(headers);
      if (!open || functionAround(headers) !== functionAround(call)) return [];
      const isEmpty = headers.properties.length === 0;
      const text = ` "X-Request-ID": crypto.randomUUID()${isEmpty ? " " : ","}`;
      return [{ messageId: "add", fix: (fixer) => fixer.insertTextAfterRange(open.range, text) }];
    }

    return onNexusRequest(context, ({ call, record, toldBy, place }) => {
      if (toldBy !== "host" || !call?.traits.isRequest || !call.traits.takesHeaders || isAdminRequest(record)) return;
      const { list, isOpen, literal } = call.headers;
      if (isOpen || list.some(({ name }) => REQUEST_ID.test(name)) || !isNew(place.range)) return;
      report({ loc: place.loc, messageId: "missing", suggest: suggestions(literal, call.node) });
    });
  },
});

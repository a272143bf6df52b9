import type { TSESTree } from "@typescript-eslint/utils";

import { answerTo } from "../analysis/answers/answer.ts";
import { followConnection } from "../analysis/answers/connection.ts";
import { functionAround } from "../analysis/functions.ts";
import { oncePerPlace } from "../analysis/places.ts";
import { onNexusRequest } from "../analysis/requests/on-nexus-request.ts";
import { createRule } from "../create-rule.ts";

/** The statuses of the guide's section "Authentication Errors". */
const STATUSES = /^["'`]?(?:401|403)["'`]?$/;

export const handleAuthErrors = createRule("handle-auth-errors", {
  meta: {
    type: "problem",
    docs: {
      description: "Require a look at whether Nexus took the key",
      recommended: false,
      catalogue: [],
    },
    messages: {
      unread: "Nexus may answer 401 or 403: look at `ok` or `status` before the answer is used.",
      uncaught: "Nexus may answer 401 or 403, and the client throws then: catch it, or look at the status.",
    },
  },
  create(context) {
    const { sourceCode, report } = context;
    const isNew = oncePerPlace();
    const asking = new Map<object, boolean>();

    /** Does a function name one of the statuses: in its code, and in no comment or address? */
    function namesStatus(around: TSESTree.Node): boolean {
      const known = asking.get(around);
      if (known !== undefined) return known;
      const names = sourceCode.getTokens(around).some(({ value }) => STATUSES.test(value));
      asking.set(around, names);
      return names;
    }

    return onNexusRequest(context, ({ call, toldBy, place }, file) => {
      if (toldBy !== "host" || !call) return;
      const answer = answerTo(call, file);
      if (call.connection) followConnection(call.connection, answer, file);
      const { throwsOnRefusal } = call.traits;
      if (!answer.isUsed || answer.isLookedAt || (throwsOnRefusal && answer.isCaught)) return;
      if (namesStatus(functionAround(call.node) ?? sourceCode.ast) || !isNew(place.range)) return;
      report({ loc: place.loc, messageId: throwsOnRefusal ? "uncaught" : "unread" });
    });
  },
});

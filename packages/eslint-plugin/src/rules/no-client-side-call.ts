import type { SuggestedEdit } from "@eslint/core";
import { reachesClient } from "@nxs-guard/client-boundary";
import type { Verdict } from "@nxs-guard/client-boundary";
import { isAdminRequest } from "@nxs-guard/rules";
import type { TSESTree } from "@typescript-eslint/utils";

import { commentAbove } from "../analysis/comment-above.ts";
import { environmentVariable, isWriter } from "../analysis/environment-variable.ts";
import { keyVariables } from "../analysis/nexus-key.ts";
import type { FileReader } from "../analysis/requests/file-reader.ts";
import type { NexusRequest } from "../analysis/requests/nexus-request.ts";
import { mayConcern, readerOf } from "../analysis/requests/on-nexus-request.ts";
import { requestsOf } from "../analysis/requests/requests-of.ts";
import { nodesOf } from "../analysis/requests/syntax-walk.ts";
import { projectOf } from "../analysis/sides/project.ts";
import { sideOf } from "../analysis/sides/side-of.ts";
import { calleeName, staticName } from "../analysis/syntax.ts";
import { createRule, isOn } from "../create-rule.ts";

/** How the flow for browsers names its credential, wherever that is put: https://api-docs.gpt.nexus/authentication */
const CHAT_SESSION = /chat[-_]?session|session[-_]?token/i;
const SAY_SO =
  'If it does, say so by `import "server-only"`, a name in `.server.ts`, or the setting `serverFiles`: {{docs}}';

export const noClientSideCall = createRule<
  "call" | "client" | "comment" | "read" | "unknownCall" | "unknownClient" | "unknownRead"
>("no-client-side-call", {
  meta: {
    type: "problem",
    docs: {
      description: "Disallow calls to Nexus, and reads of its keys, in code that ships to a browser or a phone",
      recommended: true,
      catalogue: [],
      strict: { unknownFiles: true },
    },
    hasSuggestions: true,
    switches: { unknownFiles: "Report files of which nothing tells where they run, too." },
    messages: {
      call: "This call to Nexus runs where its visitors can read the key: {{reason}}. Let your server make it: {{docs}}",
      client:
        "This Nexus client runs where its visitors can read the key: {{reason}}. Let your server hold it: {{docs}}",
      read: "This Nexus key is read where its visitors can read it too: {{reason}}. Read it on the server alone: {{docs}}",
      unknownCall: `This call to Nexus is not known to stay on a server: {{reason}}. ${SAY_SO}`,
      unknownClient: `This Nexus client is not known to stay on a server: {{reason}}. ${SAY_SO}`,
      unknownRead: `This Nexus key is not known to stay on a server: {{reason}}. ${SAY_SO}`,
      comment: "Put a comment above that says where to go on.",
    },
  },
  create(context) {
    const { cwd, options, physicalFilename, sourceCode, report } = context;
    if (!mayConcern(context)) return {};
    const file = readerOf(context);
    const judge = sideOf(context);
    const reportsUnknown = isOn("unknownFiles", options);
    const variables = keyVariables(file.settings, projectOf(physicalFilename, cwd, file.settings).facts);

    function check(node: TSESTree.Node, kind: "call" | "client" | "read"): boolean {
      const verdict = judge(node);
      const ships = reachesClient(verdict);
      if (!ships && !(reportsUnknown && isUnknown(verdict) && !isPublic(node) && !isCheckedEnvironment(node)))
        return false;
      const unknown = { call: "unknownCall", client: "unknownClient", read: "unknownRead" } as const;
      report({
        loc: node.loc,
        messageId: ships ? kind : unknown[kind],
        data: { reason: verdict.reason, docs: DOCS },
        suggest: ships ? sayWhere(node) : [],
      });
      return true;
    }

    function sayWhere(node: TSESTree.Node): SuggestedEdit<"comment">[] {
      const comment = commentAbove(node, COMMENT, sourceCode);
      if (!comment) return [];
      const { offset, text } = comment;
      return [{ messageId: "comment", fix: (fixer) => fixer.insertTextBeforeRange([offset, offset], text) }];
    }

    function isKeyRead(node: TSESTree.Node): boolean {
      const variable = environmentVariable(node, file);
      return variable !== undefined && variables.isKeyName(variable.name) && !isWritten(node);
    }

    /** A variable that bundlers send to the client wherever it is read: `no-public-env-key` says so. */
    function isPublic(node: TSESTree.Node): boolean {
      const variable = environmentVariable(node, file);
      return variable !== undefined && variables.mechanismOf(variable) !== undefined;
    }

    /** A header that no call is seen to send is no call: where the key is read in this file, that tells. */
    function isOnlyRead({ call, headers }: NexusRequest): boolean {
      const pieces = call ? [] : headers.flatMap(({ text }) => text);
      return pieces.some(({ node }) => isKeyRead(file.resolve(node)));
    }

    return {
      "Program:exit"() {
        const reported = new Set<TSESTree.Node>();
        for (const request of requestsOf(file)) {
          const whole = request.call?.node ?? request.place;
          if (!needsKey(request, file) || isOnlyRead(request)) continue;
          if (isWithin(request.place, reported)) continue;
          if (check(request.place, request.call?.traits.isNexusSdk ? "client" : "call")) reported.add(whole);
        }
        for (const node of nodesOf(sourceCode)) {
          if (isKeyRead(node) && !isWithin(node, reported) && check(node, "read")) reported.add(node);
        }
      },
    };
  },
});

const DOCS = "https://github.com/nxs-guard/nxs-guard/blob/main/docs/rules/no-client-side-call.md";
const COMMENT = `Move this to a server, which keeps the Nexus key, and ask that server from here: ${DOCS}#a-server-proxy`;

/** Whether a request is sent with a key, as all are but those of a chat session and of an administrator who has signed in. */
function needsKey(request: NexusRequest, file: FileReader): boolean {
  const { record, call, headers, toldBy } = request;
  if (isAdminRequest(record)) return false;
  const hasKey = toldBy === "key" || headers.some(({ text }) => text.some(({ isKey }) => isKey));
  if (hasKey) return true;
  if (isOfChatSession(request, file)) return false;
  return call?.traits.isNexusSdk ? call.node.type === "NewExpression" : call?.traits.isRequest === true;
}

/** By a header, or by the words of the call and of what it is handed: `fetch(url, { headers: chatSessionHeaders() })`. */
function isOfChatSession({ call, headers, place }: NexusRequest, file: FileReader): boolean {
  if (headers.some(({ entry }) => CHAT_SESSION.test(entry.name))) return true;
  const handed = (call?.node.arguments ?? []).flatMap((argument) => {
    const given = file.optionOf(file.entriesOf(argument), "headers");
    return [argument, ...(given && given !== "unknown" ? [given] : [])].map((node) => file.resolve(node));
  });
  return [call?.node ?? place, ...handed].some((node) => CHAT_SESSION.test(file.sourceCode.getText(node)));
}

function isUnknown({ side, leaning }: Verdict): boolean {
  return side === "unknown" && leaning !== "server";
}

/** `createEnv({ server: { … }, runtimeEnv: { NEXUS_API_KEY: process.env.NEXUS_API_KEY } })`: t3-env gives a browser no variable of the server's. */
function isCheckedEnvironment({ parent: property }: TSESTree.Node): boolean {
  const option = property?.type === "Property" ? property.parent.parent : undefined;
  const call = option?.type === "Property" ? option.parent.parent : undefined;
  return (
    option?.type === "Property" &&
    /^runtimeEnv(?:Strict)?$/.test(staticName(option) ?? "") &&
    call?.type === "CallExpression" &&
    calleeName(call.callee) === "createEnv"
  );
}

function isWithin(node: TSESTree.Node, outer: ReadonlySet<TSESTree.Node>): boolean {
  for (let at: TSESTree.Node | undefined = node; at; at = at.parent) if (outer.has(at)) return true;
  return false;
}

/** `process.env.X = …`, `delete process.env.X`, `Deno.env.set("X", …)` */
function isWritten(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (node.type === "CallExpression") return isWriter(calleeName(node.callee) ?? "");
  if (parent?.type === "AssignmentExpression") return parent.left === node;
  return parent?.type === "UnaryExpression" && parent.operator === "delete";
}

import { eslintRules } from "@nxs-guard/rules";
import type { TSESTree } from "@typescript-eslint/utils";

import type { ClientCall } from "../analysis/clients/client.ts";
import { locOf, oncePerPlace } from "../analysis/places.ts";
import type { FileReader } from "../analysis/requests/file-reader.ts";
import type { NexusRequest } from "../analysis/requests/nexus-request.ts";
import { onNexusRequest } from "../analysis/requests/on-nexus-request.ts";
import { practice } from "../analysis/requests/practice.ts";
import { isRequestInput } from "../analysis/requests/request-input.ts";
import { nodesOf } from "../analysis/requests/syntax-walk.ts";
import { isVerificationOff, unverifiedTls } from "../analysis/requests/unverified-tls.ts";
import type { Text } from "../analysis/text.ts";
import { urlsOf } from "../analysis/requests/urls-of.ts";
import type { WrittenUrl } from "../analysis/requests/urls-of.ts";
import { createRule } from "../create-rule.ts";

const unencrypted = practice("nexus-plain-http");
/** Behind a scheme that is one URL's alone: the rest of it, what is joined to it, or the end of an option `protocol: "http:"`. */
const URL_GOES_ON = /^:(?:\/\/(?:[^"'`]|["'`]\s*\+)|["'`]\s*[,}])/;

export const noInsecureTransport = createRule("no-insecure-transport", {
  meta: {
    type: "problem",
    docs: {
      description: "Disallow ways to Nexus on which a key can be read or redirected",
      recommended: true,
      catalogue: eslintRules["no-insecure-transport"] ?? [],
    },
    fixable: "code",
    messages: {
      plain: "Over `{{scheme}}:` everyone on the way to Nexus can read the key: use `{{secure}}:`.",
      unverified: "Without a look at the certificate, anyone on the way can pass for Nexus and take the key.",
      input: "Who makes the request chooses where the Nexus key is sent: take the base URL from the configuration.",
    },
  },
  create(context) {
    const { sourceCode, report } = context;
    const isNew = oncePerPlace();
    let talksToNexus = false;

    function judge({ record, parts, locate, isWritten }: WrittenUrl, call?: ClientCall): void {
      for (const span of unencrypted(record)) {
        const range = locate(span);
        const scheme = record.scheme?.text ?? "";
        const secure = `${scheme}s`;
        // Another port than the scheme's own would not answer the other scheme, and a constant `"http"` may serve other URLs too.
        const isFixable =
          isWritten(span) &&
          range[1] - range[0] === scheme.length &&
          URL_GOES_ON.test(sourceCode.text.slice(range[1], range[1] + 64)) &&
          parts?.port === undefined &&
          call?.traits.speaksPlainOnly !== true;
        if (!isNew(range)) continue;
        report({
          loc: locOf(range, sourceCode),
          messageId: "plain",
          data: { scheme, secure },
          fix: isFixable ? (fixer) => fixer.replaceTextRange([...range], secure) : null,
        });
      }
    }

    function judgeConnection(request: NexusRequest, file: FileReader): void {
      const { call } = request;
      if (!call) return;
      const begin = call.urls.map(beginning).find((piece) => piece !== undefined && isInput(piece.node, file));
      if (begin) {
        if (isNew(begin.node.range)) report({ loc: begin.node.loc, messageId: "input" });
      }
      if (request.toldBy !== "host") return;
      talksToNexus = true;
      for (const node of call.transport) {
        const cause = unverifiedTls(node, file);
        if (cause && isNew(cause.range)) report({ loc: cause.loc, messageId: "unverified" });
      }
    }

    return onNexusRequest(
      context,
      (request, file) => {
        judge({ ...request, parts: request.url }, request.call);
        judgeConnection(request, file);
      },
      (file) => {
        urlsOf(file).forEach((url) => judge(url));
        for (const node of talksToNexus ? nodesOf(sourceCode) : []) {
          if (isVerificationOff(node)) report({ loc: node.loc, messageId: "unverified" });
        }
      },
    );
  },
});

function isInput(node: TSESTree.Node, file: FileReader): boolean {
  return isRequestInput(node, file) || isRequestInput(file.resolve(node), file);
}

/** What a URL begins with, if only run time knows it. */
function beginning(url: Text): Text[number] | undefined {
  // A template has an empty stretch before what fills its start.
  const first = url.find(({ text }) => text !== "");
  return first?.text === undefined ? first : undefined;
}

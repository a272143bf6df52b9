import type { TSESTree } from "@typescript-eslint/utils";

import { sinkAt } from "../analysis/exposure/sinks/index.ts";
import type { Sink, SinkKind } from "../analysis/exposure/sinks/index.ts";
import type { Taint } from "../analysis/exposure/taint.ts";
import { taintTracker } from "../analysis/exposure/tracking/tracker.ts";
import { keyNames } from "../analysis/key-names.ts";
import { keysIn } from "../analysis/keys-in-text.ts";
import { oncePerPlace } from "../analysis/places.ts";
import { mayConcern, readerOf } from "../analysis/requests/on-nexus-request.ts";
import { nodesOf } from "../analysis/requests/syntax-walk.ts";
import { isTestFile } from "../analysis/test-file.ts";
import { templateNodesOf } from "../analysis/vue-template.ts";
import { createRule, isOn } from "../create-rule.ts";

/** In tests servers, pages and errors are made up; what they log, CI keeps all the same. */
const IN_TESTS: readonly SinkKind[] = ["analytics", "log"];
/** A component that is handed a key by its name alone may well be the form in which somebody types one. */
const NEEDS_READ: readonly SinkKind[] = ["html", "props"];
/** Where the whole environment must not go, whatever it holds. */
const SHOWN_TO_ALL: readonly SinkKind[] = ["html", "props", "response"];
/** The whole environment, and no variable of it. */
const WHOLE_ENVIRONMENT = /\b(?:process|Bun)\.env\b(?!\s*(?:\??\.|\[))|\bDeno\.env\.toObject\b/;
const MAX_NAME = 48;

export const noKeyExposure = createRule<SinkKind>("no-key-exposure", {
  meta: {
    type: "problem",
    docs: {
      description: "Disallow Nexus keys in logs, responses, pages, browser storage, error messages and analytics",
      recommended: true,
      catalogue: [],
      strict: { anyProp: true },
    },
    switches: {
      anyProp: "Report every property of JSX, not only those of components that are known to run on the client.",
    },
    messages: {
      log: "{{what}} is written to a log by `{{sink}}`: whoever reads logs can use the key. {{advice}}",
      response: "{{what}} is sent to the caller by `{{sink}}`: whoever calls can use the key. {{advice}}",
      props: "{{what}} is handed to the client by `{{sink}}`: every visitor can read it in the page. {{advice}}",
      html: "{{what}} is written into the page by `{{sink}}`: every visitor can read it there. {{advice}}",
      storage:
        "{{what}} is stored on the user's device by `{{sink}}`: every script of the page can read it. {{advice}}",
      error: "{{what}} becomes part of an error by `{{sink}}`: errors end in logs, monitors and responses. {{advice}}",
      output:
        "{{what}} becomes an output of a step by `{{sink}}`: other steps get it, and their logs show it. {{advice}}",
      analytics: "{{what}} is sent to another service by `{{sink}}`: whoever works there can use the key. {{advice}}",
    },
  },
  create(context) {
    const { cwd, options, physicalFilename, sourceCode, report } = context;
    const concernsNexus = mayConcern(context);
    if (!concernsNexus && !WHOLE_ENVIRONMENT.test(sourceCode.text)) return {};
    const file = readerOf(context);
    const sinkOptions = { path: physicalFilename, takesAnyProp: isOn("anyProp", options) };
    const isTest = isTestFile(physicalFilename, cwd);

    return {
      "Program:exit"() {
        const taintOf = taintTracker(file, keyNames(file.settings));
        const isNew = oncePerPlace();

        function check(node: TSESTree.Node): void {
          const sink = sinkAt(node, file, sinkOptions);
          if (!sink || (isTest && !IN_TESTS.includes(sink.kind))) return;
          if (!concernsNexus && !SHOWN_TO_ALL.includes(sink.kind)) return;
          for (const value of sink.values) {
            const taint = taintOf(value);
            if (!taint || !isShown(taint, sink) || !isNew(taint.at.range)) continue;
            report({
              loc: taint.at.loc,
              messageId: sink.kind,
              data: { what: what(taint), sink: shown(sink.name) ?? sink.kind, advice: advice(taint, sink) },
            });
          }
        }

        for (const node of nodesOf(sourceCode)) check(node);
        for (const node of templateNodesOf(sourceCode)) check(node);
      },
    };
  },
});

/** Does the place show what flows there, in the form that it has? */
function isShown({ form, at, isNamed }: Taint, { kind, showsTextOnly }: Sink): boolean {
  // A key that stands here is hardcoded, which another rule reports.
  if (at.type === "Literal" || (isNamed && NEEDS_READ.includes(kind))) return false;
  switch (form) {
    case "text":
      return true;
    case "plain":
      return showsTextOnly !== true;
    case "error":
      return kind === "response" || kind === "props" || (kind === "log" && showsTextOnly !== true);
    case "inspected":
      return kind === "log" && showsTextOnly !== true;
  }
}

function what({ form, name, isHolder }: Taint): string {
  if (form === "error") return "This error, which holds the headers of a request to Nexus and so its key,";
  const known = shown(name);
  if (isHolder) return `This value, which holds ${known === undefined ? "a Nexus key" : `\`${known}\``},`;
  return known === undefined ? "A Nexus key" : `The Nexus key \`${known}\``;
}

/** A name as it may be printed; undefined for one that might itself be a key. */
function shown(name: string): string | undefined {
  return name.length <= MAX_NAME && /^[\w$.<>:# -]+$/.test(name) && keysIn(name).length === 0 ? name : undefined;
}

function advice({ form, isHolder }: Taint, { kind }: Sink): string {
  if (form === "error") return "Take only its `message`, `code` and `response.status`.";
  switch (kind) {
    case "log":
    case "analytics":
      return isHolder
        ? "Pick what is worth keeping, without the key."
        : "Say whether it is set, or show its last four characters.";
    case "output":
      return "Give the secret to the steps that need it, or mask it by `setSecret` before.";
    case "error":
      return "Name the variable instead of its value.";
    default:
      return "Keep it on the server, and send what it was needed for.";
  }
}

import type { Finding } from "@nxs-guard/core";
import { catalogue } from "@nxs-guard/rules";

import { leaksIn } from "../analysis/leaks.ts";
import { readSettings } from "../analysis/settings.ts";
import { createTextRule } from "../create-rule.ts";
import { isReported } from "../reported.ts";

type MessageId = "encoded" | "misuse" | "replace" | "secret";

export const noLeak = createTextRule<MessageId>("no-leak", {
  meta: {
    type: "problem",
    docs: {
      description: "Disallow leaked keys and misuses of the Nexus API in any file",
      recommended: false,
      catalogue: catalogue.rules.map(({ id }) => id),
    },
    hasSuggestions: true,
    messages: {
      secret: "{{title}}: {{secret}} stands here for every reader. {{advice}} ({{rule}})",
      encoded:
        "{{title}}: {{secret}} stands here for every reader; to encode it ({{encodings}}) hides nothing. {{advice}} ({{rule}})",
      misuse: "{{title}}. {{advice}} ({{rule}})",
      replace: "Write `{{replacement}}`.",
    },
  },
  create({ sourceCode, physicalFilename, settings, report }) {
    const { findings } = leaksIn(sourceCode.text, readSettings(settings).hosts, physicalFilename);

    function judge(finding: Finding): void {
      const { span, ruleId, title, advice, secret, encodings, replacement } = finding;
      if (isReported(ruleId, span, sourceCode)) return;
      report({
        loc: { start: sourceCode.getLocFromIndex(span.start), end: sourceCode.getLocFromIndex(span.end) },
        messageId: messageOf(finding),
        data: {
          title: title.replace(/\.$/, ""),
          advice,
          rule: ruleId,
          secret: String(secret ?? ""),
          encodings: encodings.join(", "),
        },
        catalogueRule: ruleId,
        suggest:
          replacement === undefined
            ? []
            : [
                {
                  messageId: "replace",
                  data: { replacement },
                  fix: (fixer) => fixer.replaceTextRange([span.start, span.end], replacement),
                },
              ],
      });
    }

    // In components the rules for JavaScript may report the same. Of the listeners of a node the most specific one comes last.
    if (sourceCode.ast.type === "Program") return { "Program[type][type][type]:exit": () => findings.forEach(judge) };
    // Each other language calls its root by another name, so there is none to wait for: the text is all there already.
    findings.forEach(judge);
    return {};
  },
});

function messageOf({ secret, encodings }: Finding): MessageId {
  if (!secret) return "misuse";
  return encodings.length > 0 ? "encoded" : "secret";
}

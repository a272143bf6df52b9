import type { SuggestedEdit } from "@eslint/core";
import type { TSESTree } from "@typescript-eslint/utils";

import { isDecoder } from "../analysis/decoding-call.ts";
import { keyCollector } from "../analysis/hardcoded-keys.ts";
import type { HardcodedKey } from "../analysis/hardcoded-keys.ts";
import { secretRuleIds } from "../analysis/keys-in-text.ts";
import { RangeIndex } from "../analysis/range-index.ts";
import { replacementOf } from "../analysis/replacement.ts";
import type { Range } from "../analysis/replacement.ts";
import { environmentReader } from "../analysis/runtime.ts";
import type { EnvironmentReader } from "../analysis/runtime.ts";
import { shortKeyFinder } from "../analysis/short-keys.ts";
import { fileReader } from "../analysis/requests/file-reader.ts";
import type { FileReader } from "../analysis/requests/file-reader.ts";
import { readSettings } from "../analysis/settings.ts";
import { isJoin } from "../analysis/static-text/parts.ts";
import { calleeName } from "../analysis/syntax.ts";
import { isTestFile } from "../analysis/test-file.ts";
import { createRule } from "../create-rule.ts";

type MessageId = "assembled" | "dropFallback" | "encoded" | "key" | "placeholder" | "readEnvironment";

/** The variable in which Nexus' SDK and CLI look for what a catalogue rule finds. Other secrets have no known one. */
const VARIABLES: Readonly<Record<string, string>> = {
  "nexus-api-key": "NEXUS_API_KEY",
  "nexus-legacy-key": "NEXUS_API_KEY",
  "nexus-admin-token": "NEXUS_ADMIN_TOKEN",
};

export const noHardcodedKey = createRule<MessageId>("no-hardcoded-key", {
  meta: {
    type: "problem",
    docs: {
      description: "Disallow Nexus API keys and other `nxs_` secrets in source code",
      recommended: true,
      catalogue: secretRuleIds,
    },
    hasSuggestions: true,
    messages: {
      key: "{{title}}: {{secret}} is hardcoded. {{advice}}",
      encoded: "{{title}}: {{secret}} is hardcoded; to encode it ({{encodings}}) hides nothing. {{advice}}",
      assembled: "{{title}}: {{secret}} is hardcoded, in parts that are put together here. {{advice}}",
      placeholder:
        "Never hardcode a Nexus API key. This one looks like a placeholder or is cut short, but a real key will take its place: read it from the environment, on the server.",
      readEnvironment: "Read `{{expression}}` instead.",
      dropFallback: "Read `{{expression}}` alone, without a fallback.",
    },
  },
  create(context) {
    const { sourceCode, physicalFilename, cwd, report } = context;
    const settings = readSettings(context.settings);
    // In many files none is needed, and to make one takes longer than all else there.
    const read = (): FileReader => fileReader(sourceCode, settings);
    const collector = keyCollector(sourceCode, read);
    let environment: EnvironmentReader | undefined;
    const shortKeys = new Set<TSESTree.Node>();
    const mayHoldShortKey = sourceCode.text.includes("nxs") && !isTestFile(physicalFilename, cwd);
    const findShortKey = mayHoldShortKey ? shortKeyFinder(sourceCode, read()) : undefined;

    function visitText(node: TSESTree.Literal | TSESTree.TemplateElement | TSESTree.JSXText): void {
      collector.visitText(node);
      if (node.type === "Literal") visitValue(node);
    }

    function visitValue(node: TSESTree.Node): void {
      const shortKey = findShortKey?.(node);
      if (shortKey) shortKeys.add(shortKey);
    }

    function visitAssembly(node: TSESTree.Node): void {
      collector.visitAssembly(node);
      visitValue(node);
    }

    function reportKey({ finding, range, replaceable, isAssembled }: HardcodedKey): void {
      const variable = VARIABLES[finding.ruleId];
      const isEncoded = finding.encodings.length > 0;
      report({
        loc: locOf(range),
        messageId: isAssembled ? "assembled" : isEncoded ? "encoded" : "key",
        data: {
          title: finding.title,
          secret: String(finding.secret),
          encodings: finding.encodings.join(", "),
          advice: finding.advice,
        },
        catalogueRule: finding.ruleId,
        suggest: variable && replaceable ? suggestions(variable, replaceable, range) : [],
      });
    }

    function suggestions(variable: string, node: TSESTree.Node, key: Range): SuggestedEdit<MessageId>[] {
      environment ??= environmentReader(sourceCode, physicalFilename);
      const access = environment(variable, node);
      const edit = access && replacementOf(node, key, access, sourceCode);
      const needsImport = access?.importStatement !== undefined && edit?.dropsFallbackOf === undefined;
      if (!edit) return [];
      const top = sourceCode.ast.body.find((statement) => !("directive" in statement && statement.directive));
      return [
        {
          messageId: edit.dropsFallbackOf === undefined ? "readEnvironment" : "dropFallback",
          data: { expression: edit.dropsFallbackOf ?? access.expression },
          fix: (fixer) => [
            ...(needsImport && top
              ? [fixer.insertTextBeforeRange(top.range, `${access.importStatement ?? ""}\n`)]
              : []),
            fixer.replaceTextRange([...edit.range], edit.text),
          ],
        },
      ];
    }

    function locOf([start, end]: Range): TSESTree.SourceLocation {
      return { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) };
    }

    return {
      Literal: visitText,
      TemplateElement: visitText,
      JSXText: visitText,
      TemplateLiteral: visitAssembly,
      BinaryExpression(node: TSESTree.BinaryExpression) {
        const isOperand = node.parent.type === "BinaryExpression" && node.parent.operator === "+";
        if (node.operator === "+" && !isOperand) visitAssembly(node);
      },
      AssignmentExpression(node: TSESTree.AssignmentExpression) {
        if (node.operator === "+=") visitAssembly(node);
      },
      CallExpression(node: TSESTree.CallExpression) {
        const name = calleeName(node.callee) ?? "";
        if (findShortKey || isJoin(name)) visitAssembly(node);
        if (isDecoder(name)) collector.visitDecoding(node);
      },
      "Program:exit"() {
        const keys = collector.keys();
        keys.forEach(reportKey);
        const places = new RangeIndex<HardcodedKey>();
        for (const key of keys) places.add(key);
        for (const node of shortKeys) {
          if (places.overlaps(node.range)) continue;
          report({
            loc: node.loc,
            messageId: "placeholder",
            suggest: suggestions("NEXUS_API_KEY", node, node.range),
          });
        }
      },
    };
  },
});

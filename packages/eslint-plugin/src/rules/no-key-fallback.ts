import type { SuggestedEdit } from "@eslint/core";
import type { TSESTree } from "@typescript-eslint/utils";

import { askedNext, isCheckedBefore } from "../analysis/checked-before.ts";
import { environmentVariable } from "../analysis/environment-variable.ts";
import { keyVariables } from "../analysis/nexus-key.ts";
import { oncePerPlace } from "../analysis/places.ts";
import { isTestFile } from "../analysis/test-file.ts";
import { mayConcern, readerOf } from "../analysis/requests/on-nexus-request.ts";
import { projectOf } from "../analysis/sides/project.ts";
import { defaultOf } from "../analysis/schema-default.ts";
import { calleeName, staticName, unwrapped } from "../analysis/syntax.ts";
import { createRule } from "../create-rule.ts";

type MessageId = "assertion" | "failEarly" | "fallback";

/** Parents in which an expression with an operator needs no parentheses. */
const TAKES_ANY =
  /^(?:ArrayExpression|ArrowFunctionExpression|AssignmentExpression|AssignmentPattern|ExpressionStatement|JSXExpressionContainer|Property|PropertyDefinition|ReturnStatement|TemplateLiteral|VariableDeclarator)$/;

/** Methods and functions that check a value against a schema: of zod, valibot. */
const PARSES = /^(?:parse|parseAsync|safeParse|safeParseAsync)$/;

/** As many parameters of a function are compared with what its calls hand over. */
const MAX_PARAMETERS = 16;

export const noKeyFallback = createRule<MessageId>("no-key-fallback", {
  meta: {
    type: "suggestion",
    docs: {
      description: "Disallow fallbacks that hide a missing Nexus key",
      recommended: false,
      catalogue: [],
    },
    hasSuggestions: true,
    messages: {
      fallback:
        "Where the Nexus key is missing, this takes its place, and nobody notices until Nexus answers 401. Fail at the start instead.",
      assertion:
        "`!` only hides that the Nexus key may be missing; nobody notices until Nexus answers 401. Fail at the start instead.",
      failEarly: "Throw an error where the key is missing.",
    },
  },
  create(context) {
    const { cwd, physicalFilename, sourceCode, report } = context;
    // Whoever runs a test sees at once that the key is missing.
    if (!mayConcern(context) || isTestFile(physicalFilename, cwd)) return {};
    const file = readerOf(context);
    const isNew = oncePerPlace();
    const variables = keyVariables(file.settings, projectOf(physicalFilename, cwd, file.settings).facts);

    /** Is this a key that may be missing? One that stands here cannot be. */
    function isKey(node: TSESTree.Node): boolean {
      const { type } = unwrapped(node);
      return type !== "Literal" && type !== "TemplateLiteral" && file.isKey(node) && !isFixed(node);
    }

    /** `let key = process.env.NEXUS_API_KEY`, whatever is written to it later */
    function startsAsKey(node: TSESTree.Node): boolean {
      const definition = node.type === "Identifier" ? file.variableOf(node)?.defs[0]?.node : undefined;
      return definition?.type === "VariableDeclarator" && definition.init !== null && isKey(definition.init);
    }

    /** A value that is there whatever the environment holds. */
    function isFixed(node: TSESTree.Node): boolean {
      const value = file.resolve(node);
      switch (value.type) {
        case "Literal":
          return true;
        case "TemplateLiteral":
          return value.expressions.length === 0;
        case "Identifier":
          return value.name === "undefined";
        default:
          return false;
      }
    }

    /** Does the program notice a fallback in the value that it is given by: no value with any question, another one where it asks what it is? */
    function isFoundOut(fallback: TSESTree.Node, value: TSESTree.Node): boolean {
      const question = askedNext(value, file);
      return question === "value" || (question === "truth" && isFalsy(file.resolve(fallback)));
    }

    function nameOf(key: TSESTree.Node | undefined): string {
      const read = key && file.resolve(key);
      return (read && environmentVariable(read, file)?.name) ?? file.settings.envNames[0] ?? "";
    }

    function reportFallback(fallback: TSESTree.Node, key?: TSESTree.Node): void {
      // What is missing stays missing with `undefined`.
      if (isUndefined(fallback) || isFoundOut(fallback, fallback)) return;
      report({ loc: fallback.loc, messageId: "fallback", suggest: [failEarly(fallback, nameOf(key))] });
    }

    function failEarly(instead: TSESTree.Node, name: string): SuggestedEdit<MessageId> {
      return {
        messageId: "failEarly",
        fix: (fixer) => fixer.replaceTextRange([...instead.range], throwing(name)),
      };
    }

    function visitDefault(pattern: TSESTree.AssignmentPattern): void {
      const { left, right, parent } = pattern;
      if (!isFixed(right)) return;
      const isKeyProperty = parent.type === "Property" && variables.isKeyName(staticName(parent) ?? "");
      const isKeyParameter = left.type === "Identifier" && variables.isKeyProperty(left.name);
      if (isKeyProperty || isKeyParameter || isGivenKey(pattern)) reportFallback(right);
    }

    /** Is a parameter's default what takes the place of a key that a call of this file hands over? */
    function isGivenKey(parameter: TSESTree.AssignmentPattern): boolean {
      const { parent } = parameter;
      if (!isFunction(parent)) return false;
      const index = parent.params.slice(0, MAX_PARAMETERS).indexOf(parameter);
      const holder = parent.type === "FunctionDeclaration" ? parent : parent.parent;
      // The function's own name comes before those of its parameters.
      const [called] = index < 0 ? [] : sourceCode.getDeclaredVariables(holder);
      return (called?.references ?? []).some(({ identifier }) => {
        const call = identifier.parent;
        const argument =
          call.type === "CallExpression" && call.callee === identifier ? call.arguments[index] : undefined;
        return argument !== undefined && isKey(argument);
      });
    }

    /** `getEnv("NEXUS_API_KEY", "")`, `z.string().default("").parse(process.env.NEXUS_API_KEY)` */
    function visitCall(call: TSESTree.CallExpression): void {
      const { callee } = call;
      const [first, second] = call.arguments;
      if (
        second?.type === "Literal" &&
        typeof second.value === "string" &&
        first?.type === "Literal" &&
        file.isKey(call) &&
        !isFoundOut(second, call)
      ) {
        report({ loc: second.loc, messageId: "fallback" });
      }
      const isParse = callee.type === "MemberExpression" && PARSES.test(staticName(callee) ?? "");
      if (isParse && first && isKey(first)) reportDefault(callee.object, call);
      // v.parse(v.optional(v.string(), ""), process.env.NEXUS_API_KEY)
      if (PARSES.test(calleeName(callee) ?? "") && first && second && isKey(second)) reportDefault(first, call);
    }

    /** `NEXUS_API_KEY: z.string().default("")`, `NEXUS_API_KEY: str({ default: "" })` */
    function visitProperty(property: TSESTree.Property): void {
      if (property.parent.type === "ObjectExpression" && variables.isKeyName(staticName(property) ?? ""))
        reportDefault(property.value);
    }

    /** @param parsed the call that puts the default in the place of the key */
    function reportDefault(schema: TSESTree.Node, parsed?: TSESTree.Node): void {
      const fallback = defaultOf(file.resolve(schema));
      if (fallback?.type !== "Literal" || (parsed && isFoundOut(fallback, parsed)) || !isNew(fallback.range)) return;
      report({ loc: fallback.loc, messageId: "fallback" });
    }

    return {
      LogicalExpression({ operator, left, right }: TSESTree.LogicalExpression) {
        if (operator !== "&&" && isFixed(right) && isKey(left)) reportFallback(right, left);
      },
      "AssignmentExpression[operator=/^(?:\\|\\||\\?\\?)=$/]"({ left, right }: TSESTree.AssignmentExpression) {
        if (isFixed(right) && (isKey(left) || startsAsKey(left))) reportFallback(right, left);
      },
      ConditionalExpression({ test, consequent, alternate }: TSESTree.ConditionalExpression) {
        for (const [key, other] of [
          [consequent, alternate],
          [alternate, consequent],
        ] as const) {
          const asked = sourceCode.getText(test).includes(sourceCode.getText(key));
          if (asked && isFixed(other) && isKey(key)) reportFallback(other, key);
        }
      },
      AssignmentPattern: visitDefault,
      CallExpression: visitCall,
      Property: visitProperty,
      TSNonNullExpression(node: TSESTree.TSNonNullExpression) {
        if (!isKey(node.expression)) return;
        const name = nameOf(node.expression);
        const spoken = node.expression.type === "Identifier" ? node.expression.name : name;
        if (isCheckedBefore(node, spoken, sourceCode)) return;
        // With its parentheses, and without the `!`.
        const asserted = sourceCode.text.slice(node.range[0], node.range[1] - 1).trimEnd();
        const text = `${asserted} ?? ${throwing(name)}`;
        const isBare =
          TAKES_ANY.test(node.parent.type) || (node.parent.type === "CallExpression" && node.parent.callee !== node);
        report({
          loc: node.loc,
          messageId: "assertion",
          suggest: [
            {
              messageId: "failEarly",
              fix: (fixer) => fixer.replaceTextRange([...node.range], isBare ? text : `(${text})`),
            },
          ],
        });
      },
    };
  },
});

function isFalsy(value: TSESTree.Node): boolean {
  if (value.type === "TemplateLiteral") return value.quasis.every(({ value: { raw } }) => raw === "");
  return value.type === "Literal" ? !value.value : isUndefined(value);
}

function isUndefined(node: TSESTree.Node): boolean {
  return node.type === "Identifier" && node.name === "undefined";
}

function isFunction(
  node: TSESTree.Node,
): node is TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression {
  return /^(?:ArrowFunctionExpression|FunctionDeclaration|FunctionExpression)$/.test(node.type);
}

/** An expression that never has a value. */
function throwing(name: string): string {
  return `(() => { throw new Error("${name} is not set"); })()`;
}

import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { Variable } from "./bindings.ts";
import { nodesUnder } from "./requests/syntax-walk.ts";

/** Nodes of vue-eslint-parser, which hands on no visitor keys for them. Source: https://github.com/vuejs/vue-eslint-parser/blob/master/docs/ast.md */
const VISITOR_KEYS = {
  VElement: ["startTag", "children"],
  VStartTag: ["attributes"],
  VAttribute: ["value"],
  VExpressionContainer: ["expression"],
  VForExpression: ["right"],
  VOnExpression: ["body"],
};
const SETUP = /<script\b[^>]*\ssetup\b/;

type Code = Readonly<TSESLint.SourceCode>;

/** A part of a template, which may bind names of its own: `v-for="key in keys"`. */
interface TemplateNode {
  readonly parent?: TemplateNode | null;
  readonly variables?: readonly { readonly id: { readonly name: string } }[];
}

/** The nodes of a component's template; none in other files. */
export function* templateNodesOf(code: Code): Generator<TSESTree.Node> {
  const template = templateOf(code);
  if (template) yield* nodesUnder(template, { ...code, visitorKeys: { ...code.visitorKeys, ...VISITOR_KEYS } });
}

function templateOf({ ast }: Code): TSESTree.Node | undefined {
  return "templateBody" in ast ? ((ast.templateBody as TSESTree.Node | null) ?? undefined) : undefined;
}

/** The variable of `<script setup>` that a name in the template stands for: to the parser the two have nothing in common. */
export function setupVariable(identifier: TSESTree.Identifier, code: Code): Variable | undefined {
  const template = templateOf(code);
  const isInside = template && template.range[0] <= identifier.range[0] && identifier.range[1] <= template.range[1];
  if (!isInside || !SETUP.test(code.text)) return undefined;
  for (let at: TemplateNode | null | undefined = identifier; at; at = at.parent) {
    if (at.variables?.some(({ id }) => id.name === identifier.name)) return undefined;
  }
  return code.scopeManager?.globalScope?.childScopes[0]?.set.get(identifier.name);
}

import { publicEnvMechanism } from "@nxs-guard/client-boundary";
import type { EnvMechanism, ProjectFacts } from "@nxs-guard/client-boundary";
import type { TSESTree } from "@typescript-eslint/utils";

import type { Bindings } from "./bindings.ts";
import type { EnvironmentVariable } from "./environment-variable.ts";
import { returnedExpressions } from "./function-returns.ts";
import { keyNames } from "./key-names.ts";
import type { KeyNames } from "./key-names.ts";
import { keysIn, mayHoldKey } from "./keys-in-text.ts";
import type { Settings } from "./settings.ts";
import { isShortKey } from "./short-key.ts";
import { calleeName, staticName, unwrapped } from "./syntax.ts";

/** The names of variables that hold a Nexus key, and what sends one to the client. */
export interface KeyVariables extends KeyNames {
  /** What sends a variable to the client, if it is a key's. */
  readonly mechanismOf: (variable: Pick<EnvironmentVariable, "form" | "name">) => EnvMechanism | undefined;
  /** The same of a variable that is sent to Nexus as a key, whatever it is called. */
  readonly mechanismOfSent: (variable: Pick<EnvironmentVariable, "form" | "name">) => EnvMechanism | undefined;
}

export function keyVariables(settings: Settings, project: ProjectFacts): KeyVariables {
  const names = keyNames(settings);
  const mechanismOfSent: KeyVariables["mechanismOfSent"] = ({ name, form }) =>
    publicEnvMechanism(name, form === "runtime" ? "definition" : form, project);
  return {
    ...names,
    mechanismOfSent,
    mechanismOf({ name, form }) {
      const isKey = /^(?:angular-environment|expo\.extra|runtimeConfig\.public)$/.test(form)
        ? names.isKeyProperty(name)
        : names.isKeyName(name);
      return isKey ? mechanismOfSent({ name, form }) : undefined;
    },
  };
}

/** Functions that read a variable by its name: `Deno.env.get`, `config.getOrThrow`, `requireEnv`, `mustGetEnv`. */
const READS = /^(?:get|require|read|must|env|fetch|load|config|string|str|secret|param|need)/i;
/** What leaves a key a key, though perhaps with more around it. */
const KEEPS = /^(?:trim|trimEnd|trimStart|toString|String|encodeURIComponent|stringify)$/;
const MAX_DEPTH = 24;

/** Is the value of this expression a Nexus key? */
export type NexusKeyTest = (node: TSESTree.Node) => boolean;

/** Knows a Nexus key by the environment variable that it is read from, by its shape, and through the names of the file. */
export function nexusKeyTest(bindings: Bindings, settings: Settings): NexusKeyTest {
  const { isKeyName } = keyNames(settings);
  const answers = new Map<TSESTree.Node, boolean>();
  let depth = 0;

  function test(node: TSESTree.Node): boolean {
    const before = answers.get(node);
    if (before !== undefined) return before;
    if (depth > MAX_DEPTH) return false;
    answers.set(node, false);
    depth++;
    const answer = judge(unwrapped(node));
    depth--;
    answers.set(node, answer);
    return answer;
  }

  function judge(node: TSESTree.Node): boolean {
    switch (node.type) {
      case "Literal":
        return typeof node.value === "string" && isKeyText(node.value);
      case "TemplateLiteral":
        return node.expressions.length === 1 && node.quasis.every(({ value }) => value.raw === "")
          ? node.expressions.some(test)
          : node.expressions.length === 0 && isKeyText(node.quasis[0]?.value.cooked ?? "");
      case "LogicalExpression":
        return node.operator === "&&" ? test(node.right) : test(node.left) || test(node.right);
      case "ConditionalExpression":
        return test(node.consequent) || test(node.alternate);
      case "AwaitExpression":
        return test(node.argument);
      case "AssignmentExpression":
        return test(node.right);
      case "MemberExpression":
        return isKeyName(staticName(node) ?? "") || throughName(node);
      case "Identifier":
        return isNamedForKey(node) || throughName(node);
      case "CallExpression":
        return isReadByName(node) || isKeptKey(node) || returnsKey(node);
      default:
        return false;
    }
  }

  function throughName(node: TSESTree.Node): boolean {
    const value = bindings.resolve(node);
    return (value !== node && test(value)) || bindings.valuesOfField(node).some(test);
  }

  /** An import, a destructured property or a global of a secret's name. */
  function isNamedForKey(identifier: TSESTree.Identifier): boolean {
    const [definition] = bindings.variableOf(identifier)?.defs ?? [];
    if (!definition) return isKeyName(identifier.name);
    if (definition.node.type === "ImportSpecifier") {
      const { imported } = definition.node;
      return isKeyName(imported.type === "Identifier" ? imported.name : imported.value);
    }
    const { parent } = definition.name;
    const property = parent.type === "AssignmentPattern" ? parent.parent : parent;
    return property.type === "Property" && isKeyName(staticName(property) ?? "");
  }

  function isReadByName({ callee, arguments: [name] }: TSESTree.CallExpression): boolean {
    return name?.type === "Literal" && isKeyName(String(name.value)) && READS.test(calleeName(callee) ?? "");
  }

  function isKeptKey({ callee, arguments: [argument] }: TSESTree.CallExpression): boolean {
    if (!KEEPS.test(calleeName(callee) ?? "")) return false;
    const isKept = argument !== undefined && test(argument);
    return isKept || (callee.type === "MemberExpression" && test(callee.object));
  }

  function returnsKey(call: TSESTree.CallExpression): boolean {
    return [...bindings.returnedBy(call), ...returnedExpressions(call.callee)].some(test);
  }

  return test;
}

/** A literal is a key when it begins as one: a placeholder stands where a key will stand. */
function isKeyText(text: string): boolean {
  if (text.startsWith("nxs_")) return isShortKey(text, "certain");
  return mayHoldKey(text) && keysIn(text).some(({ span }) => span.start === 0 && span.end === text.length);
}

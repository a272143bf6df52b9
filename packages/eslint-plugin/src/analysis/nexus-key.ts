import type { TSESTree } from "@typescript-eslint/utils";

import { returnedExpression } from "./bindings.ts";
import type { Bindings } from "./bindings.ts";
import { keysIn, mayHoldKey } from "./keys-in-text.ts";
import type { Settings } from "./settings.ts";
import { isShortKey } from "./short-key.ts";
import { calleeName, staticName, unwrapped } from "./syntax.ts";

/** Functions that read a variable by its name: `Deno.env.get`, `config.getOrThrow`, `requireEnv`, `mustGetEnv`. */
const READS = /^(?:get|require|read|must|env|fetch|load|config|string|str|secret|param|need)/i;
/** What leaves a key a key, though perhaps with more around it. */
const KEEPS = /^(?:trim|trimEnd|trimStart|toString|String|encodeURIComponent|stringify)$/;
const MAX_DEPTH = 24;

/** Is the value of this expression a Nexus key? */
export type NexusKeyTest = (node: TSESTree.Node) => boolean;

/**
 * Knows a Nexus key by the environment variable that it is read from, by its shape, and through the names of the file. Whoever turns the
 * plugin on talks to Nexus, so the secret names are Nexus' own.
 */
export function nexusKeyTest(bindings: Bindings, settings: Settings): NexusKeyTest {
  const answers = new Map<TSESTree.Node, boolean>();
  let depth = 0;

  function isKeyName(name: string | undefined): boolean {
    return (
      name !== undefined &&
      settings.envNames.some((key) => name === key || (name.endsWith(`_${key}`) && isPublicPrefix(name, key, settings)))
    );
  }

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
        return isKeyName(staticName(node)) || throughName(node);
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
    return value !== node && test(value);
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
    return property.type === "Property" && isKeyName(staticName(property));
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
    const returned = bindings.returnedBy(call) ?? returnedExpression(call.callee);
    return returned !== undefined && test(returned);
  }

  return test;
}

/** A literal is a key when it begins as one: a placeholder stands where a key will stand. */
function isKeyText(text: string): boolean {
  if (text.startsWith("nxs_")) return isShortKey(text, "certain");
  return mayHoldKey(text) && keysIn(text).some(({ span }) => span.start === 0 && span.end === text.length);
}

const PUBLIC_PREFIX =
  /^(?:NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|PUBLIC|NUXT_PUBLIC|NUXT|GATSBY|VUE_APP|PLASMO_PUBLIC|WXT|(?:MAIN|PRELOAD|RENDERER)_VITE)_$/i;

function isPublicPrefix(name: string, key: string, { envPrefixes }: Settings): boolean {
  const prefix = name.slice(0, -key.length);
  return PUBLIC_PREFIX.test(prefix) || envPrefixes.includes(prefix);
}

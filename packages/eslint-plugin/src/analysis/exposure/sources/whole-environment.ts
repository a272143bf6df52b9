import type { TSESTree } from "@typescript-eslint/utils";

import type { KeyNames } from "../../key-names.ts";
import type { FileReader } from "../../requests/file-reader.ts";
import { calleeName, staticName } from "../../syntax.ts";

/** Objects that hold settings, by what they are called. */
const SETTINGS = /(?:^|[a-z_])(?:env|config|configuration|settings|secrets|runtimeConfig)$/i;

/** What an object with all variables of the environment, or with all settings, is called; undefined for every other value. */
export type WholeEnvironment = (node: TSESTree.Node) => string | undefined;

export function wholeEnvironment(file: FileReader, names: KeyNames): WholeEnvironment {
  function isReadForKey(identifier: TSESTree.Identifier): boolean {
    const references = file.variableOf(identifier)?.references ?? [];
    return references.some(({ identifier: { parent } }) => {
      if (parent.type === "MemberExpression") return isKeyMember(staticName(parent));
      if (parent.type !== "VariableDeclarator" || parent.id.type !== "ObjectPattern") return false;
      return parent.id.properties.some((each) => each.type === "Property" && isKeyMember(staticName(each)));
    });
  }

  function isKeyMember(name: string | undefined): boolean {
    return name !== undefined && (names.isKeyName(name) || names.isKeyProperty(name));
  }

  return (node) => {
    switch (node.type) {
      case "MemberExpression": {
        const holder = staticName(node) === "env" ? calleeName(node.object) : undefined;
        return holder === "process" || holder === "Bun" ? `${holder}.env` : undefined;
      }
      case "CallExpression": {
        const { callee } = node;
        const isDeno = callee.type === "MemberExpression" && calleeName(callee.object) === "env";
        return isDeno && staticName(callee) === "toObject" ? "Deno.env" : undefined;
      }
      case "Identifier":
        return SETTINGS.test(node.name) && isReadForKey(node) ? node.name : undefined;
      default:
        return undefined;
    }
  };
}

import type { TSESTree } from "@typescript-eslint/utils";

import type { Variable } from "../../bindings.ts";
import { environmentVariable } from "../../environment-variable.ts";
import type { KeyNames } from "../../key-names.ts";
import { keysIn, mayHoldKey } from "../../keys-in-text.ts";
import type { FileReader } from "../../requests/file-reader.ts";
import { requestsOf } from "../../requests/requests-of.ts";
import { calleeName, staticName } from "../../syntax.ts";

/** What is a key by itself, without anything that flows into it. */
export interface KeySources {
  /** The name of the key that an expression reads by its name: `process.env.NEXUS_API_KEY`, `getEnv("NEXUS_API_KEY")`. */
  readonly readBy: (node: TSESTree.Node) => string | undefined;
  /** Is this a parameter, an import or a global that holds a key? */
  readonly isKeyName: (identifier: TSESTree.Identifier) => boolean;
  /** Is an identifier or member called after a key, or sent to Nexus as one? */
  readonly isCalledKey: (node: TSESTree.Identifier | TSESTree.MemberExpression) => boolean;
  /** Is this text a key, and no placeholder? */
  readonly isKeyText: (text: string) => boolean;
}

const CREDENTIAL_HEADER = /^(?:api-key|authorization)$/i;
const LISTS_NAMES = /(?:Enum|(?:Code|Field|Key|Kind|Name|Type)s?)$/;
const WRITES = /^(?:set|stub|put|add|append|delete|has|is)/i;

export function keySources(file: FileReader, names: KeyNames): KeySources {
  let sent: ReadonlySet<Variable | string> | undefined;

  function readBy(node: TSESTree.Node): string | undefined {
    if (node.type === "MemberExpression") {
      const name = environmentVariable(node, file)?.name ?? (isListOfNames(node.object) ? undefined : staticName(node));
      if (name === undefined) return undefined;
      return names.isKeyName(name) || (names.isKeyProperty(name) && isRuntimeConfig(node.object)) ? name : undefined;
    }
    if (node.type !== "CallExpression" || WRITES.test(calleeName(node.callee) ?? "")) return undefined;
    const [first] = node.arguments;
    if (first?.type !== "Literal" || typeof first.value !== "string" || !names.isKeyName(first.value)) return undefined;
    return environmentVariable(node, file) || file.isKey(node) ? first.value : undefined;
  }

  /** Nuxt's, whose private part the server alone has. */
  function isRuntimeConfig(holder: TSESTree.Node): boolean {
    const value = file.resolve(holder);
    return value.type === "CallExpression" && calleeName(value.callee) === "useRuntimeConfig";
  }

  function isKeyName(identifier: TSESTree.Identifier): boolean {
    const [definition] = file.variableOf(identifier)?.defs ?? [];
    if (!definition) return names.isKeyName(identifier.name);
    const property = definition.name.parent;
    const isNamed = definition.node.type === "ImportSpecifier" || property.type === "Property";
    return isNamed ? file.isKey(identifier) : definition.type === "Parameter" && names.isKeyName(identifier.name);
  }

  function isCalledKey(node: TSESTree.Identifier | TSESTree.MemberExpression): boolean {
    if (sentPlaces().size > 0) {
      const place = placeOf(node);
      if (place !== undefined && sentPlaces().has(place)) return true;
    }
    return namesOf(node).some(names.isKeyProperty);
  }

  /** What is sent to Nexus as a key, though nothing says where it comes from: a parameter, a field. */
  function sentPlaces(): ReadonlySet<Variable | string> {
    sent ??= new Set(
      requestsOf(file)
        .filter(({ toldBy }) => toldBy === "host")
        .flatMap(({ headers }) => headers.filter(({ entry }) => CREDENTIAL_HEADER.test(entry.name)))
        .flatMap(({ text }) => text.filter((piece) => piece.text === undefined).map((piece) => placeOf(piece.node)))
        .filter((place) => place !== undefined),
    );
    return sent;
  }

  function placeOf(node: TSESTree.Node): Variable | string | undefined {
    if (node.type === "Identifier") {
      const variable = file.variableOf(node);
      return variable?.defs[0]?.type === "Parameter" ? variable : undefined;
    }
    const isField = node.type === "MemberExpression" && node.object.type === "ThisExpression";
    return isField ? `this.${staticName(node) ?? ""}` : undefined;
  }

  return {
    readBy,
    isKeyName,
    isCalledKey,
    isKeyText: (text) => mayHoldKey(text) && keysIn(text).length > 0,
  };
}

/** `ErrorCode.NEXUS_API_KEY`, `StorageKey.NEXUS_API_KEY`: an enumeration, whose members are names. */
function isListOfNames(holder: TSESTree.Node): boolean {
  const name = calleeName(holder) ?? "";
  if (!/^[A-Z]/.test(name)) return false;
  return LISTS_NAMES.test(name) || !/env|config|settings|secrets|vars/i.test(name);
}

/** The names that a value has: the last, and the last two, so that `nexus.apiKey` is one. */
function namesOf(node: TSESTree.Identifier | TSESTree.MemberExpression): string[] {
  if (node.type === "Identifier") return [node.name];
  const name = staticName(node);
  if (name === undefined || isListOfNames(node.object)) return [];
  const holder =
    calleeName(node.object) ?? (node.object.type === "CallExpression" ? calleeName(node.object.callee) : "");
  return [name, `${holder ?? ""}.${name}`];
}

import type { TSESTree } from "@typescript-eslint/utils";

import type { Variable } from "../../bindings.ts";
import type { FileReader } from "../../requests/file-reader.ts";
import { staticName } from "../../syntax.ts";
import { isGone, isText, lacksBelow, restOf, UNKNOWN, within } from "../access-path.ts";
import type { Path } from "../access-path.ts";
import { isRuledOut } from "../sources/error-narrowing.ts";
import { asMember, reformed, seenAt, source } from "../taint.ts";
import type { Taint } from "../taint.ts";
import { ofAxios } from "./axios.ts";
import { callbackInput } from "./callbacks.ts";
import { ofInstance } from "./instances.ts";
import { definitionsFor } from "./definitions.ts";
import { ofEnvironment } from "./environment.ts";
import { mutationsOf } from "./mutations.ts";
import { argumentsFor, parameterOf } from "./parameters.ts";
import { firstTaint } from "./query.ts";
import type { Query, Tracker } from "./query.ts";
import { isDone, isSelected, mayReach, siteOf } from "./sites.ts";
import { usesOf } from "../../uses.ts";

export function ofName(node: TSESTree.Identifier, query: Query, tracker: Tracker): Taint | undefined {
  const { file, sources, environmentOf } = tracker;
  const variable = file.variableOf(node);
  if (variable && query.frame?.arguments.has(variable)) return ofVariable(node, variable, query, tracker);
  const environment = environmentOf(node);
  const taint = environment === undefined ? undefined : ofEnvironment(node, environment, query, tracker);
  if (taint) return taint;
  if (!variable) return isText(query.path) && sources.isKeyName(node) ? source(node, node.name) : undefined;
  const value = tracker.axiosPlaces().variables.get(variable);
  if (value) return isRuledOut(node, file) ? undefined : ofAxios(node, value, query);
  const [definition] = variable.defs;
  if (definition?.type === "ClassName") {
    return seenAt(node, ofInstance({ body: definition.node.body, isStatic: true }, query, tracker));
  }
  return ofVariable(node, variable, query, tracker) ?? ofNamed(node, query, tracker);
}

/** What a variable holds where it is mentioned: first what was done to its object, then what was written to it, then what came with it. */
function ofVariable(node: TSESTree.Identifier, variable: Variable, query: Query, tracker: Tracker): Taint | undefined {
  const state = stateOf(node, variable, query, tracker);
  if ("taint" in state) return seenAt(node, state.taint);
  const left: Query = { ...query, lacks: state.lacks };
  const { definitions, keepsFirst } = definitionsFor(node, variable);
  for (const { value, loop, isDefault, ...part } of definitions) {
    if (isDefault && query.frame?.arguments.has(variable)) continue;
    // Of many elements, nobody knows which ones are taken.
    if (loop && isSelectedIn(loop, node, tracker)) continue;
    const taint = tracker.taintOf({ node: value, ...within(part, left), frame: query.frame });
    if (taint) return seenAt(node, taint);
  }
  return keepsFirst ? ofParameter(node, variable, left, tracker) : undefined;
}

/** What was done to the object in a variable: a key that was put there, or what is gone. */
function stateOf(
  node: TSESTree.Identifier,
  variable: Variable,
  query: Query,
  tracker: Tracker,
): { readonly lacks: readonly Path[] } | { readonly taint: Taint | undefined } {
  const lacks = [...query.lacks];
  const mutations = mutationsOf(variable, tracker.file);
  if (mutations.length === 0) return { lacks };
  const use = siteOf(node);
  const declared = variable.defs[0]?.name as TSESTree.Node | undefined;
  const covered = new Map<string, Set<TSESTree.Node>>();
  const regionsOf = (path: Path): Set<TSESTree.Node> => {
    const regions = covered.get(path.join("\n")) ?? new Set();
    covered.set(path.join("\n"), regions);
    return regions;
  };
  for (const { path, value, replaces, site } of mutations.toReversed()) {
    const rest = restOf(query.path, path);
    if (!rest || !mayReach(site, use, declared)) continue;
    const below = path.slice(query.path.length);
    if (value && !isGone(below, lacks)) {
      const part: Query = { node: value, path: rest, lacks: lacksBelow(lacks, below), frame: query.frame };
      const taint = tracker.taintOf(part);
      if (taint) return { taint: query.path.length === 0 && path.length > 0 ? reformed(taint, asMember) : taint };
    }
    if (!replaces) continue;
    // Nobody knows what is left after `delete headers[name]`.
    const isUnknown = below.includes(UNKNOWN) && (!value || value.type === "Literal");
    if (!isUnknown && (below.includes(UNKNOWN) || !isDone(site, regionsOf(path), use))) continue;
    if (isUnknown || below.length === 0) return { taint: undefined };
    lacks.push(below);
  }
  return { lacks };
}

/** What the calls in this file hand to a parameter. */
function ofParameter(node: TSESTree.Identifier, variable: Variable, query: Query, tracker: Tracker): Taint | undefined {
  const parameter = parameterOf(variable);
  if (!parameter) return undefined;
  const handed = query.frame?.arguments.get(variable);
  if (handed) return seenAt(node, tracker.taintOf({ ...handed, ...within(handed, query) }));
  if (query.frame?.of === parameter.function) return undefined;
  const part = within(parameter, query);
  const { calls, mentions } = usesOf(parameter.function, tracker.file);
  for (const mention of mentions) {
    const input = callbackInput(mention, parameter.index);
    if (!input || (input.path.length > 0 && isSelectedIn(parameter.function, node, tracker))) continue;
    const taint = tracker.taintOf({ node: input.node, ...part, path: [...input.path, ...part.path], frame: undefined });
    if (taint) return seenAt(node, taint);
  }
  for (const call of calls) {
    const taint = firstTaint(argumentsFor(parameter, call), { ...part, frame: undefined }, tracker);
    if (taint) return { ...taint, isHandedIn: true };
  }
  return undefined;
}

function isSelectedIn(outer: TSESTree.Node, node: TSESTree.Identifier, { file }: Tracker): boolean {
  return isSelected(node, outer, node.name, (part) => file.sourceCode.getText(part));
}

/** A parameter, an import or an unknown object's member that is called after the key. */
export function ofNamed(
  node: TSESTree.Identifier | TSESTree.MemberExpression,
  { path }: Query,
  { file, sources }: Tracker,
): Taint | undefined {
  if (!isText(path)) return undefined;
  const name = node.type === "Identifier" ? node.name : (staticName(node) ?? "");
  if (node.type === "Identifier" && sources.isKeyName(node)) return source(node, name);
  const isUnknown = node.type === "MemberExpression" || isHandedOver(node, file);
  if (!isUnknown || file.resolve(node) !== node || !sources.isCalledKey(node)) return undefined;
  return { ...source(node, name), isNamed: true };
}

function isHandedOver(identifier: TSESTree.Identifier, file: FileReader): boolean {
  const [definition] = file.variableOf(identifier)?.defs ?? [];
  return (
    definition?.type === "Parameter" ||
    definition?.type === "ImportBinding" ||
    definition?.name.parent.type === "Property"
  );
}

import type { TSESTree } from "@typescript-eslint/utils";

import type { KeyNames } from "../../key-names.ts";
import type { FileReader } from "../../requests/file-reader.ts";
import { unwrapped } from "../../syntax.ts";
import { isText, WHOLE } from "../access-path.ts";
import { axiosPlaces } from "../sources/axios-values.ts";
import type { AxiosPlaces } from "../sources/axios-values.ts";
import { keySources } from "../sources/key-sources.ts";
import { wholeEnvironment } from "../sources/whole-environment.ts";
import { source } from "../taint.ts";
import type { Taint } from "../taint.ts";
import { ofAxios } from "./axios.ts";
import { ofCall } from "./calls.ts";
import { ofInstance } from "./instances.ts";
import { ofArray, ofObject } from "./literals.ts";
import { ofMember, ofThis } from "./members.ts";
import { ofName } from "./names.ts";
import { ofAssembledText, ofLogical } from "./operators.ts";
import { firstTaint } from "./query.ts";
import type { Query, Tracker } from "./query.ts";

/** The Nexus key that a value brings along, or undefined. */
export type TaintOf = (node: TSESTree.Node) => Taint | undefined;

/** Bounds, so that a hostile file costs no more than a friendly one: of the way to one value, and of the steps for one question. */
const MAX_DEPTH = 40;
const MAX_STEPS = 600;

/**
 * Follows values backwards from where they are shown: through names, members, object literals, templates, and the functions and classes of the file.
 * What cannot be known brings no key.
 */
export function taintTracker(file: FileReader, names: KeyNames): TaintOf {
  const answers = new Map<TSESTree.Node, Taint | undefined>();
  let places: AxiosPlaces | undefined;
  let depth = 0;
  let steps = 0;

  const tracker: Tracker = {
    file,
    names,
    sources: keySources(file, names),
    environmentOf: wholeEnvironment(file, names),
    axiosPlaces: () => (places ??= axiosPlaces(file)),
    taintOf,
  };

  function taintOf(query: Query): Taint | undefined {
    const isPlain = query.path.length === 0 && query.lacks.length === 0 && !query.frame;
    if (isPlain && answers.has(query.node)) return answers.get(query.node);
    if (depth >= MAX_DEPTH || steps >= MAX_STEPS) return undefined;
    // A value that refers to itself brings nothing more.
    if (isPlain) answers.set(query.node, undefined);
    depth++;
    steps++;
    const taint = judge(query, tracker);
    depth--;
    if (!isPlain) return taint;
    if (taint || steps < MAX_STEPS) answers.set(query.node, taint);
    else answers.delete(query.node);
    return taint;
  }

  return (node) => {
    steps = 0;
    const handed = tracker.axiosPlaces().callbacks.get(node);
    return handed ? ofAxios(node, handed, WHOLE) : taintOf({ node, ...WHOLE, frame: undefined });
  };
}

function judge(query: Query, tracker: Tracker): Taint | undefined {
  const node = unwrapped(query.node);
  switch (node.type) {
    case "Literal": {
      const isKey = isText(query.path) && typeof node.value === "string" && tracker.sources.isKeyText(node.value);
      return isKey ? source(node, "a key") : undefined;
    }
    case "BinaryExpression":
    case "TaggedTemplateExpression":
    case "TemplateLiteral":
      return ofAssembledText(node, query, tracker);
    case "LogicalExpression":
      return ofLogical(node, query, tracker);
    case "ConditionalExpression":
      return firstTaint([node.consequent, node.alternate], query, tracker);
    case "AwaitExpression":
      return tracker.taintOf({ ...query, node: node.argument });
    case "AssignmentExpression":
      return tracker.taintOf({ ...query, node: node.right });
    case "ArrayExpression":
      return ofArray(node, query, tracker);
    case "ObjectExpression":
      return ofObject(node, query, tracker);
    case "Identifier":
      return ofName(node, query, tracker);
    case "MemberExpression":
      return ofMember(node, query, tracker);
    case "ThisExpression":
      return ofThis(node, query, tracker);
    case "ClassExpression":
      return ofInstance({ body: node.body, isStatic: true }, query, tracker);
    case "CallExpression":
    case "NewExpression":
      return ofCall(node, query, tracker);
    default:
      return undefined;
  }
}

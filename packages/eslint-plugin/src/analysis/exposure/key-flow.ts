import type { TSESTree } from "@typescript-eslint/utils";

import type { Variable } from "../bindings.ts";
import type { KeyNames } from "../key-names.ts";
import type { FileReader } from "../requests/file-reader.ts";
import { calleeName, staticName, unwrapped } from "../syntax.ts";
import { AXIOS_MEMBERS, axiosPlaces } from "./axios-values.ts";
import type { AxiosPlaces, AxiosValue } from "./axios-values.ts";
import { changesOf } from "./changes.ts";
import { isRuledOut } from "./error-narrowing.ts";
import type { Flow, Form } from "./flow.ts";
import { isFunction, returnsOf } from "./function-parts.ts";
import { keySources } from "./key-sources.ts";
import { isTextTag, keptBy } from "./kept-values.ts";
import { argumentsFor, callsOf, iteratedInto, parameterOf, valuesOf } from "./names.ts";
import { isRedaction } from "./redaction.ts";
import { wholeEnvironment } from "./whole-environment.ts";

/** The Nexus key that a value brings along, or undefined. */
export type KeyFlow = (node: TSESTree.Node) => Flow | undefined;

/** What the parameters of a function are handed in one of its calls. */
interface Frame {
  readonly arguments: ReadonlyMap<Variable, Asked>;
}

/** A part of a value that is asked for, in the call of a function where it stands in one. */
interface Asked {
  readonly node: TSESTree.Node;
  readonly path: readonly string[];
  /** Names that are taken out of the object before. */
  readonly lacks: readonly string[];
  readonly frame: Frame | undefined;
}

/** Bounds, so that a hostile file costs no more than a friendly one: of the way to one value, and of the steps for one question. */
const MAX_DEPTH = 40;
const MAX_STEPS = 600;
/** What axios keeps of a key. */
const AXIOS_KEY = "api-key";
/** The name of nothing. */
const NOWHERE = "";
const AXIOS_FORMS: Readonly<Record<AxiosValue, Form>> = {
  error: "error",
  answer: "inspected",
  config: "plain",
  request: "inspected",
};

/**
 * Follows values backwards from where they are shown: through names, members, object literals, templates, and the functions of the file. What cannot be known
 * brings no key.
 */
export function keyFlow(file: FileReader, names: KeyNames): KeyFlow {
  const sources = keySources(file, names);
  const environmentOf = wholeEnvironment(file, names);
  const answers = new Map<TSESTree.Node, Flow | undefined>();
  let axios: AxiosPlaces | undefined;
  let depth = 0;
  let steps = 0;

  function flowOf(asked: Asked): Flow | undefined {
    const isPlain = asked.path.length === 0 && asked.lacks.length === 0 && !asked.frame;
    if (isPlain && answers.has(asked.node)) return answers.get(asked.node);
    if (depth >= MAX_DEPTH || steps >= MAX_STEPS) return undefined;
    // A value that refers to itself brings nothing more.
    if (isPlain) answers.set(asked.node, undefined);
    depth++;
    steps++;
    const flow = judge(asked);
    depth--;
    if (!isPlain) return flow;
    if (flow || steps < MAX_STEPS) answers.set(asked.node, flow);
    else answers.delete(asked.node);
    return flow;
  }

  function axiosValues(): AxiosPlaces {
    return (axios ??= axiosPlaces(file));
  }

  function judge(asked: Asked): Flow | undefined {
    const node = unwrapped(asked.node);
    const { path } = asked;
    const isWhole = path.length === 0;
    switch (node.type) {
      case "Literal":
        return isWhole && typeof node.value === "string" && sources.isKeyText(node.value)
          ? found(node, "a key")
          : undefined;
      case "TemplateLiteral":
        return isWhole ? firstOf(node.expressions, asked, asText) : undefined;
      case "TaggedTemplateExpression":
        return isWhole && isTextTag(node.tag) ? firstOf(node.quasi.expressions, asked, asText) : undefined;
      case "BinaryExpression":
        return isWhole && node.operator === "+" ? firstOf(operandsOf(node), asked, asText) : undefined;
      case "LogicalExpression":
        return ofLogical(node, asked);
      case "ConditionalExpression":
        return firstOf([node.consequent, node.alternate], asked);
      case "AwaitExpression":
        return flowOf({ ...asked, node: node.argument });
      case "AssignmentExpression":
        return flowOf({ ...asked, node: node.right });
      case "ArrayExpression":
        return ofArray(node, asked);
      case "ObjectExpression":
        return ofObject(node, asked);
      case "Identifier":
        return ofName(node, asked);
      case "MemberExpression":
        return ofMember(node, asked);
      case "CallExpression":
      case "NewExpression":
        return ofCall(node, asked);
      default:
        return undefined;
    }
  }

  function firstOf(
    nodes: readonly TSESTree.Node[],
    asked: Asked,
    as: (form: Form) => Form | undefined = (form) => form,
  ): Flow | undefined {
    for (const node of nodes) {
      const flow = flowOf({ ...asked, node });
      const form = flow && as(flow.form);
      if (flow && form) return { ...flow, form };
    }
    return undefined;
  }

  /** `error.message || error`: what comes last is not reached. */
  function ofLogical({ operator, left, right }: TSESTree.LogicalExpression, asked: Asked): Flow | undefined {
    if (operator === "&&") return flowOf({ ...asked, node: right });
    const flow = flowOf({ ...asked, node: left }) ?? flowOf({ ...asked, node: right });
    return flow?.form === "error" && isOwnText(left, right) ? undefined : flow;
  }

  /** `error.message`, which every error has, and so comes before the error itself. */
  function isOwnText(left: TSESTree.Node, error: TSESTree.Node): boolean {
    const read = unwrapped(left);
    const text = (node: TSESTree.Node): string => file.sourceCode.getText(unwrapped(node));
    return (
      read.type === "MemberExpression" &&
      /^(?:message|stack|name)$/.test(staticName(read) ?? "") &&
      text(read.object) === text(error)
    );
  }

  function ofArray({ elements }: TSESTree.ArrayExpression, asked: Asked): Flow | undefined {
    const [name, ...path] = asked.path;
    const present = elements.filter((each) => each !== null);
    const chosen = name === undefined || name === "*" ? present : present.slice(Number(name), Number(name) + 1);
    const nodes = chosen.map((each) => (each.type === "SpreadElement" ? each.argument : each));
    return firstOf(nodes, { ...asked, path }, name === undefined ? asMember : undefined);
  }

  /** What is written later takes the place of what was spread before. */
  function ofObject({ properties }: TSESTree.ObjectExpression, asked: Asked): Flow | undefined {
    const [name, ...path] = asked.path;
    const lacks = [...asked.lacks];
    for (const property of properties.toReversed()) {
      if (property.type === "SpreadElement") {
        const flow = flowOf({ ...asked, node: property.argument, lacks: name === undefined ? lacks : asked.lacks });
        if (flow && (name !== undefined || flow.form !== "text")) return flow;
        continue;
      }
      const own = property.computed && property.key.type === "Identifier" ? nameIn(property.key) : staticName(property);
      if (name !== undefined) {
        if (own === name) return flowOf({ ...asked, node: property.value, path });
        continue;
      }
      if (own !== undefined && lacks.includes(own)) continue;
      if (own !== undefined) lacks.push(own);
      const flow = flowOf({ ...asked, node: property.value, lacks: [] });
      if (flow) return { ...flow, form: asMember(flow.form) };
    }
    return undefined;
  }

  /** The text that a constant holds. */
  function nameIn(key: TSESTree.Identifier): string | undefined {
    const value = file.resolve(key);
    return value.type === "Literal" ? String(value.value) : undefined;
  }

  function ofName(node: TSESTree.Identifier, asked: Asked): Flow | undefined {
    const variable = file.variableOf(node);
    const handed = variable && asked.frame?.arguments.get(variable);
    if (handed) return at(node, flowOf({ ...handed, ...partOf(handed, asked) }));
    const environment = environmentOf(node);
    if (environment !== undefined) {
      const flow = ofEnvironment(node, environment, asked);
      if (flow) return flow;
    }
    if (!variable) return asked.path.length === 0 && sources.isKeyName(node) ? found(node, node.name) : undefined;
    const value = axiosValues().variables.get(variable);
    if (value) return isRuledOut(node, file) ? undefined : ofAxios(node, value, asked);
    return ofVariable(node, variable, asked) ?? ofNamed(node, asked);
  }

  function ofVariable(node: TSESTree.Identifier, variable: Variable, asked: Asked): Flow | undefined {
    const changes = changesOf(variable).filter(({ position }) => position < node.range[0]);
    const lacks = [...asked.lacks];
    for (const { path, value } of changes.toReversed()) {
      const rest = restOf(path, asked.path);
      if (!rest) continue;
      const flow = value && flowOf({ node: value, path: rest, lacks: [], frame: asked.frame });
      if (flow)
        return at(node, {
          ...flow,
          form: asked.path.length === 0 && path.length > 0 ? asMember(flow.form) : flow.form,
        });
      const [name] = path.slice(asked.path.length);
      // What is written over or deleted is gone.
      if (name !== undefined && path.length === asked.path.length + 1) lacks.push(name);
      else if (path.length > asked.path.length || rest.length === 0) return undefined;
    }
    for (const part of valuesOf(node, variable)) {
      const flow = flowOf({ node: part.of, ...partOf(part, { ...asked, lacks }), frame: asked.frame });
      if (flow) return at(node, flow);
    }
    return ofParameter(node, variable, { ...asked, lacks });
  }

  /** What the calls in this file hand to a parameter. */
  function ofParameter(node: TSESTree.Identifier, variable: Variable, asked: Asked): Flow | undefined {
    const parameter = parameterOf(variable);
    if (!parameter) return undefined;
    const part = partOf(parameter, asked);
    const iterated = iteratedInto(parameter);
    if (iterated) return at(node, flowOf({ node: iterated, ...part, frame: undefined }));
    for (const call of callsOf(parameter.function, file)) {
      for (const argument of argumentsFor(parameter, call)) {
        const flow = flowOf({ node: argument, ...part, frame: undefined });
        if (flow) return { ...flow, isHandedIn: true };
      }
    }
    return undefined;
  }

  /** A parameter, an import or an unknown object's member that is called after the key. */
  function ofNamed(node: TSESTree.Identifier | TSESTree.MemberExpression, { path }: Asked): Flow | undefined {
    if (path.length > 0) return undefined;
    const name = node.type === "Identifier" ? node.name : (staticName(node) ?? "");
    if (node.type === "Identifier" && sources.isKeyName(node)) return found(node, name);
    const isUnknown = node.type === "MemberExpression" || isHandedOver(node);
    if (!isUnknown || file.resolve(node) !== node || !sources.isCalledKey(node)) return undefined;
    return { ...found(node, name), isNamed: true };
  }

  function isHandedOver(identifier: TSESTree.Identifier): boolean {
    const [definition] = file.variableOf(identifier)?.defs ?? [];
    return (
      definition?.type === "Parameter" ||
      definition?.type === "ImportBinding" ||
      definition?.name.parent.type === "Property"
    );
  }

  function ofMember(node: TSESTree.MemberExpression, asked: Asked): Flow | undefined {
    const read = sources.readBy(node);
    const value = file.resolve(node);
    if (read !== undefined && value === node) return asked.path.length === 0 ? found(node, read) : undefined;
    const environment = environmentOf(node);
    if (environment !== undefined) return ofEnvironment(node, environment, asked);
    const name = staticName(node);
    if (name === undefined) return undefined;
    const holder = flowOf({ ...asked, node: node.object, path: [name, ...asked.path] });
    const own = holder ?? (value === node ? undefined : flowOf({ ...asked, node: value }));
    return own ? at(node, own) : ofNamed(node, asked);
  }

  function ofEnvironment(
    node: TSESTree.Node,
    name: string,
    { path: [first, ...rest], lacks }: Asked,
  ): Flow | undefined {
    if (first === undefined)
      return lacks.some(names.isKeyName) ? undefined : { ...found(node, name), form: "plain", isHolder: true };
    // Of its entries the second part is the value.
    if (first === "1" && rest.length === 0) return found(node, file.settings.envNames[0] ?? name);
    return names.isKeyName(first) && rest.length === 0 ? found(node, first) : undefined;
  }

  function ofAxios(node: TSESTree.Node, value: AxiosValue, { path, lacks }: Asked): Flow | undefined {
    let reached: AxiosValue | undefined = value;
    for (const [i, name] of path.entries()) {
      const isKey: boolean =
        (reached === "config" || reached === "request") &&
        i === path.length - 1 &&
        /^(?:api-key|authorization|_header)$/i.test(name);
      if (isKey) return found(node, AXIOS_KEY);
      reached = reached && Object.hasOwn(AXIOS_MEMBERS[reached], name) ? AXIOS_MEMBERS[reached][name] : undefined;
    }
    const isTakenOut = lacks.some((name) => /^(?:config|headers|api-key)$/i.test(name));
    return reached && !isTakenOut
      ? { ...found(node, AXIOS_KEY), form: AXIOS_FORMS[reached], isHolder: true }
      : undefined;
  }

  function ofCall(node: TSESTree.CallExpression | TSESTree.NewExpression, asked: Asked): Flow | undefined {
    if (isRedaction(calleeName(node.callee) ?? "")) return undefined;
    const read = sources.readBy(node);
    if (read !== undefined) return asked.path.length === 0 ? found(node, read) : undefined;
    const environment = environmentOf(node);
    if (environment !== undefined) return ofEnvironment(node, environment, asked);
    const kept = keptBy(node);
    const flow = kept && firstOf(kept.values, { ...asked, path: [...kept.path, ...asked.path] }, kept.as);
    if (flow) return flow;
    return node.type === "CallExpression" ? at(node, ofReturned(node, asked)) : undefined;
  }

  /** What a function of this file returns for these arguments. */
  function ofReturned(call: TSESTree.CallExpression, asked: Asked): Flow | undefined {
    const callee = file.functionOf(call.callee) ?? methodOf(call.callee);
    if (!isFunction(callee) || callee.generator) return undefined;
    const handed = new Map<Variable, Asked>();
    for (const variable of file.sourceCode.getDeclaredVariables(callee)) {
      const parameter = parameterOf(variable);
      const [argument] = parameter?.function === callee ? argumentsFor(parameter, call) : [];
      if (parameter && argument) {
        handed.set(variable, { node: argument, path: parameter.path, lacks: parameter.lacks, frame: asked.frame });
      }
    }
    return firstOf(returnsOf(callee, file.sourceCode.visitorKeys), { ...asked, frame: { arguments: handed } });
  }

  return (node) => {
    const handed = axiosValues().callbacks.get(node);
    if (handed) return ofAxios(node, handed, { node, path: [], lacks: [], frame: undefined });
    steps = 0;
    return flowOf({ node, path: [], lacks: [], frame: undefined });
  };
}

function found(node: TSESTree.Node, name: string): Flow {
  return { form: "text", name, at: node, isHolder: false, isNamed: false, isHandedIn: false };
}

/** The part of a part. What a rest lacks is only there to be missed at its own level. */
function partOf(
  whole: Pick<Asked, "lacks" | "path">,
  asked: Pick<Asked, "lacks" | "path">,
): Pick<Asked, "lacks" | "path"> {
  const [name] = asked.path;
  if (name === undefined) return { path: whole.path, lacks: [...whole.lacks, ...asked.lacks] };
  return { path: [...whole.path, ...(whole.lacks.includes(name) ? [NOWHERE] : []), ...asked.path], lacks: asked.lacks };
}

/** What is found behind a name is reported at the name, but for what a call hands in. */
function at(node: TSESTree.Node, flow: Flow | undefined): Flow | undefined {
  return flow && (flow.isHandedIn ? flow : { ...flow, at: node, isHolder: flow.form !== "text" });
}

function asText(form: Form): Form | undefined {
  return form === "text" ? form : undefined;
}

function asMember(form: Form): Form {
  return form === "text" ? "plain" : form;
}

/** What is left of the way to a part, when a change leads so far; undefined when the two part ways. */
function restOf(change: readonly string[], asked: readonly string[]): readonly string[] | undefined {
  const shared = Math.min(change.length, asked.length);
  const isSame = change.slice(0, shared).every((name, i) => name === asked[i] || name === "*" || asked[i] === "*");
  return isSame ? asked.slice(change.length) : undefined;
}

/** The method that `this.headers()` calls. */
function methodOf(callee: TSESTree.Node): TSESTree.Node | undefined {
  if (callee.type !== "MemberExpression" || callee.object.type !== "ThisExpression") return undefined;
  let body: TSESTree.Node | undefined = callee.parent;
  while (body && body.type !== "ClassBody") body = body.parent;
  const method = body?.body.find((each) => each.type === "MethodDefinition" && staticName(each) === staticName(callee));
  return method?.type === "MethodDefinition" ? method.value : undefined;
}

/** The operands of a chain of `+`, from left to right. A loop, since generated code has chains of thousands. */
function operandsOf(chain: TSESTree.BinaryExpression): readonly TSESTree.Node[] {
  const operands: TSESTree.Node[] = [];
  let at: TSESTree.Node = chain;
  while (at.type === "BinaryExpression" && at.operator === "+") {
    operands.push(at.right);
    at = at.left;
  }
  return [...operands, at].reverse();
}

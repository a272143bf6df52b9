import type { TSESTree } from "@typescript-eslint/utils";

import type { Bindings } from "./bindings.ts";
import { memberOf } from "./members.ts";
import { calleeName, staticName } from "./syntax.ts";

type Values = Pick<Bindings, "resolve" | "variableOf">;

/** Functions and methods that check the environment against a schema and give back what they checked: of zod, valibot, envalid, t3-env. */
const CHECKS = /^(?:parse|safeParse|parseAsync|cleanEnv|createEnv|validate|assert)$/;
/** Methods of a schema that say what stands where nothing is set: of zod, yup, joi. */
const DEFAULTS = /^(?:default|catch|prefault|fallback)$/;
/** Functions of valibot that take the default beside the schema. */
const WITH_DEFAULT = /^(?:optional|nullish|nullable|fallback)$/;
/** Of longer schemas and chains the rest is left alone, so that a hostile file costs no more than a friendly one. */
const MAX_STEPS = 128;

/**
 * The default of a variable in the schema by which the environment is checked: `env.NEXUS_BASE_URL` of
 * `const env = z.object({ NEXUS_BASE_URL: z.string().default("…") }).parse(process.env)`.
 */
export function schemaDefault(node: TSESTree.Node, bindings: Values): TSESTree.Node | undefined {
  const read = node.type === "MemberExpression" ? memberRead(node, bindings) : patternRead(node, bindings);
  if (!read || !CHECKS.test(calleeName(read.checked.callee) ?? "")) return undefined;
  const field = fieldIn(read.checked, read.name, bindings);
  return field && defaultOf(field);
}

interface Read {
  readonly name: string;
  readonly checked: TSESTree.CallExpression;
}

function memberRead(node: TSESTree.MemberExpression, { resolve }: Values): Read | undefined {
  const name = staticName(node);
  const checked = name === undefined ? undefined : awaited(resolve(node.object));
  return name !== undefined && checked?.type === "CallExpression" ? { name, checked } : undefined;
}

/** `const { NEXUS_BASE_URL } = schema.parse(process.env)` */
function patternRead(node: TSESTree.Node, { resolve, variableOf }: Values): Read | undefined {
  const definition = node.type === "Identifier" ? variableOf(node)?.defs[0] : undefined;
  const declarator = definition?.node;
  const property = definition?.name.parent;
  if (declarator?.type !== "VariableDeclarator" || !declarator.init || property?.type !== "Property") return undefined;
  const name = staticName(property);
  const checked = awaited(resolve(declarator.init));
  return name !== undefined && checked.type === "CallExpression" ? { name, checked } : undefined;
}

function awaited(node: TSESTree.Node): TSESTree.Node {
  return node.type === "AwaitExpression" ? node.argument : node;
}

/** The field of a name in the objects that a call, or what it is called on, was made with. */
function fieldIn(call: TSESTree.CallExpression, name: string, { resolve }: Values): TSESTree.Node | undefined {
  const open: TSESTree.Node[] = [call];
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const next = open.pop();
    if (!next) return undefined;
    const node = resolve(next);
    if (node.type === "CallExpression") {
      open.push(...node.arguments);
      if (node.callee.type === "MemberExpression") open.push(node.callee.object);
    } else if (node.type === "ObjectExpression") {
      for (const property of node.properties) {
        if (property.type !== "Property") continue;
        if (staticName(property) === name) return property.value;
        // createEnv({ server: { … } })
        if (property.value.type === "ObjectExpression") open.push(property.value);
      }
    }
  }
  return undefined;
}

/** What stands in the schema of one value where that is not set. */
export function defaultOf(field: TSESTree.Node): TSESTree.Node | undefined {
  let node = field;
  for (let steps = 0; steps < MAX_STEPS && node.type === "CallExpression"; steps++) {
    const name = calleeName(node.callee) ?? "";
    const [first, second] = node.arguments;
    if (DEFAULTS.test(name) && first && !second) return first;
    if (WITH_DEFAULT.test(name) && second) return second;
    const option = first?.type === "ObjectExpression" ? first.properties.find(isDefault) : undefined;
    if (option?.type === "Property") return option.value;
    if (node.callee.type !== "MemberExpression") return undefined;
    node = node.callee.object;
  }
  return undefined;
}

/** `url({ default: "…" })` of envalid */
function isDefault(property: TSESTree.ObjectLiteralElement): boolean {
  return property.type === "Property" && staticName(property) === "default";
}

/** `env.get("NAME").default("…").asString()` of env-var */
export function chainedDefault({ callee }: TSESTree.CallExpression): TSESTree.Node | undefined {
  if (callee.type !== "MemberExpression" || !/^as[A-Z]/.test(staticName(callee) ?? "")) return undefined;
  const { object } = callee;
  return object.type === "CallExpression" && calleeName(object.callee) === "default" ? object.arguments[0] : undefined;
}

/** `config.get("nexus.url")` of `const config = convict({ nexus: { url: { default: "…", env: "…" } } })` */
export function convictDefault(
  { callee, arguments: [path] }: TSESTree.CallExpression,
  { resolve }: Values,
): TSESTree.Node | undefined {
  if (callee.type !== "MemberExpression" || path?.type !== "Literal") return undefined;
  const config = resolve(callee.object);
  if (config.type !== "CallExpression" || calleeName(config.callee) !== "convict") return undefined;
  let field = config.arguments[0] && resolve(config.arguments[0]);
  for (const name of [...String(path.value).split(".").slice(0, MAX_STEPS), "default"]) {
    const value = field && memberOf(field, name);
    if (!value) return undefined;
    field = resolve(value);
  }
  return field;
}

import type { AnyNode, Program } from "acorn";

/** Where a name of a module comes from. */
export interface Imported {
  readonly source: string;
  /** `default` and `*` as such: `*` is the whole of a module, as `require` gives it. */
  readonly name: string;
}

/** The names that a module gets from others, by `import` or a `require` at its top. */
export function importsOf({ body }: Program): ReadonlyMap<string, Imported> {
  const found = new Map<string, Imported>();
  for (const statement of body) {
    if (statement.type === "ImportDeclaration") {
      const source = String(statement.source.value);
      for (const specifier of statement.specifiers)
        found.set(specifier.local.name, { source, name: nameOf(specifier) });
    } else if (statement.type === "VariableDeclaration") {
      for (const { id, init } of statement.declarations) {
        const required = init ? requiredBy(init) : undefined;
        if (!required) continue;
        if (id.type === "Identifier") found.set(id.name, required);
        if (id.type !== "ObjectPattern") continue;
        for (const property of id.properties) {
          if (property.type !== "Property" || property.value.type !== "Identifier") continue;
          const { key } = property;
          if (key.type === "Identifier") found.set(property.value.name, { source: required.source, name: key.name });
        }
      }
    }
  }
  return found;
}

/** What an expression requires: the whole of a module, or as `require("…").name` a part. */
export function requiredBy(node: AnyNode): Imported | undefined {
  if (node.type === "MemberExpression" && node.property.type === "Identifier") {
    const whole = requiredBy(node.object);
    return whole && { ...whole, name: node.property.name };
  }
  if (node.type !== "CallExpression" || node.callee.type !== "Identifier" || node.callee.name !== "require") return;
  const [source] = node.arguments;
  return source?.type === "Literal" && typeof source.value === "string"
    ? { source: source.value, name: "*" }
    : undefined;
}

function nameOf(specifier: Extract<AnyNode, { type: `Import${string}Specifier` }>): string {
  if (specifier.type === "ImportDefaultSpecifier") return "default";
  if (specifier.type === "ImportNamespaceSpecifier") return "*";
  const { imported } = specifier;
  return imported.type === "Identifier" ? imported.name : String(imported.value);
}

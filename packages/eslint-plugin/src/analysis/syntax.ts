import type { TSESTree } from "@typescript-eslint/utils";

/** The expression inside wrappers that leave its value as it is: casts, `!`, optional chains, `(a, b)`. */
export function unwrapped(node: TSESTree.Node): TSESTree.Node {
  let inner = node;
  for (let next = withoutWrapper(inner); next; next = withoutWrapper(inner)) inner = next;
  return inner;
}

function withoutWrapper(node: TSESTree.Node): TSESTree.Node | undefined {
  switch (node.type) {
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
    case "ChainExpression":
      return node.expression;
    case "SequenceExpression":
      return node.expressions.at(-1);
    default:
      return undefined;
  }
}

/** An expression with the casts and `!` around it. */
export function withWrappers(node: TSESTree.Node): TSESTree.Node {
  let outer = node;
  while (outer.parent && /^TS(?:As|NonNull|Satisfies)Expression$|^TSTypeAssertion$/.test(outer.parent.type)) {
    outer = outer.parent;
  }
  return outer;
}

type Named =
  | TSESTree.AccessorProperty
  | TSESTree.MemberExpression
  | TSESTree.MethodDefinition
  | TSESTree.Property
  | TSESTree.PropertyDefinition;

/** The name under which a member or property stands, when the source says it. */
export function staticName(node: Named): string | undefined {
  return nameOf(node.type === "MemberExpression" ? node.property : node.key, node.computed);
}

function nameOf(key: TSESTree.Node, computed: boolean): string | undefined {
  if (key.type === "Literal") return String(key.value);
  if (key.type === "TemplateLiteral" && key.quasis.length === 1) return key.quasis[0]?.value.cooked ?? undefined;
  if (!computed && (key.type === "Identifier" || key.type === "PrivateIdentifier")) return key.name;
  return undefined;
}

/** The last name of a callee: `get` of `Deno.env.get`. */
export function calleeName(callee: TSESTree.Node): string | undefined {
  const inner = unwrapped(callee);
  if (inner.type === "Identifier") return inner.name;
  return inner.type === "MemberExpression" ? staticName(inner) : undefined;
}

/** The operands of a chain of `+`, from left to right. A loop, since generated code has chains of thousands. */
export function operandsOf(chain: TSESTree.BinaryExpression): readonly TSESTree.Node[] {
  const operands: TSESTree.Node[] = [];
  const open: TSESTree.Node[] = [chain];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === "BinaryExpression" && node.operator === "+") open.push(node.right, node.left);
    else operands.push(node);
  }
  return operands;
}

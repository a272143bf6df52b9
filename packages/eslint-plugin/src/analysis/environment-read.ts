import type { TSESTree } from "@typescript-eslint/utils";

import { staticName, unwrapped } from "./syntax.ts";

/** `process.env.X`, `import.meta.env.X`, `Bun.env["X"]`, `env.X`, `Deno.env.get("X")`: a read of the environment. */
export function isEnvironmentRead(node: TSESTree.Node): boolean {
  const read = unwrapped(node);
  if (read.type === "MemberExpression") return isEnvironment(read.object);
  if (read.type !== "CallExpression" || read.callee.type !== "MemberExpression") return false;
  return staticName(read.callee) === "get" && isEnvironment(read.callee.object);
}

function isEnvironment(node: TSESTree.Node): boolean {
  const holder = unwrapped(node);
  if (holder.type === "Identifier") return holder.name === "env";
  return holder.type === "MemberExpression" && staticName(holder) === "env";
}

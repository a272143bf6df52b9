import { basename } from "node:path";
import type { TSESTree } from "@typescript-eslint/utils";

import { memberOf } from "./members.ts";
import { calleeName, staticName } from "./syntax.ts";

/** An object of a configuration whose values are built into what the client gets. */
export interface PublicConfig {
  readonly tool: string;
  /** The rest of "it ships because …". */
  readonly reason: string;
}

interface ConfigPlace {
  readonly file?: RegExp;
  /** The names on the way to the object, the innermost last; `()` after the name of a call that takes it. */
  readonly path: RegExp;
  readonly config: PublicConfig;
}

/**
 * Sources: https://nextjs.org/docs/pages/api-reference/config/next-config-js/env, https://vite.dev/config/shared-options#define,
 * https://webpack.js.org/plugins/define-plugin/, https://esbuild.github.io/api/#define, https://nuxt.com/docs/4.x/guide/going-further/runtime-config,
 * https://docs.expo.dev/workflow/configuration/#extra, https://angular.dev/tools/cli/environments
 */
const PLACES: readonly ConfigPlace[] = [
  {
    path: /(?:^|\.)(?:define|(?:Define|Environment)Plugin\(\))(?:\.|$)/,
    config: { tool: "the bundler", reason: "what `define` names is written into the bundle" },
  },
  {
    file: /^next\.config\./,
    path: /(?:^|\.)env(?:\.|$)/,
    config: { tool: "Next", reason: "next.config lists it under `env`" },
  },
  {
    file: /^(?:next|nuxt)\.config\./,
    path: /(?:^|\.)publicRuntimeConfig(?:\.|$)/,
    config: { tool: "the framework", reason: "publicRuntimeConfig is sent in every page" },
  },
  {
    path: /(?:^|\.)runtimeConfig\.public(?:\.|$)/,
    config: { tool: "Nuxt", reason: "runtimeConfig.public is sent in every page" },
  },
  {
    path: /(?:^|\.)defineAppConfig\(\)/,
    config: { tool: "Nuxt", reason: "app.config is sent to the client" },
  },
  {
    file: /^app\.config\.|^app\.json/,
    path: /(?:^|\.)extra(?:\.|$)/,
    config: { tool: "Expo", reason: "expo.extra is built into the app" },
  },
  { path: /(?:^|\.)expo\.extra(?:\.|$)/, config: { tool: "Expo", reason: "expo.extra is built into the app" } },
];
const ANGULAR_ENVIRONMENT = /(?:^|[\\/])environments[\\/]environment(?:\.[\w-]+)?\.[jt]s$/;
const ANGULAR: PublicConfig = { tool: "Angular", reason: "the environment files are built into the app" };

/** The configuration that a property of an object literal belongs to, if that is sent to the client, and the property's full name in it. */
export function publicConfigAt(
  property: TSESTree.Property,
  path: string,
): { readonly config: PublicConfig; readonly name: string } | undefined {
  const { names, isForServer } = wayTo(property);
  if (isForServer) return undefined;
  const own = staticName(property) ?? "";
  if (ANGULAR_ENVIRONMENT.test(path)) return { config: ANGULAR, name: [...names, own].join(".") };
  const way = names.join(".");
  for (const { file, path: place, config } of PLACES) {
    const match = (file?.test(basename(path)) ?? true) && place.exec(way);
    if (match) return { config, name: `${way.slice(match.index + match[0].length)}.${own}` };
  }
  return undefined;
}

/** The names around a property, from the outermost. */
function wayTo(property: TSESTree.Property): { readonly names: readonly string[]; readonly isForServer: boolean } {
  const names: string[] = [];
  let isForServer = false;
  for (let node: TSESTree.Node = property.parent; node.type !== "Program"; node = node.parent) {
    if (node.type === "Property") names.unshift(staticName(node) ?? "");
    else if (
      (node.type === "CallExpression" || node.type === "NewExpression") &&
      node.callee.range[1] <= property.range[0]
    ) {
      names.unshift(`${calleeName(node.callee) ?? ""}()`);
    } else if (node.type === "VariableDeclarator" && node.id.type === "Identifier") names.unshift(node.id.name);
    else if (node.type === "AssignmentExpression" && node.left.type === "MemberExpression") {
      names.unshift(staticName(node.left) ?? "");
      // Bundles for a server are no one's to see.
    } else if (node.type === "ObjectExpression" && isServerBuild(node)) isForServer = true;
  }
  return { names, isForServer };
}

function isServerBuild(options: TSESTree.ObjectExpression): boolean {
  return ["platform", "target"].some((name) => {
    const target = memberOf(options, name);
    return target?.type === "Literal" && /^(?:node|bun)/.test(String(target.value));
  });
}

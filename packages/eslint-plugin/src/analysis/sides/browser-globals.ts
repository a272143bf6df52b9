import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { Bindings } from "../bindings.ts";
import { staticName } from "../syntax.ts";
import { enclosuresOf } from "./enclosures.ts";

/** Globals that neither Node nor Deno, Bun or a Worker has. */
const BROWSER_GLOBAL =
  /^(?:alert|customElements|document|IntersectionObserver|localStorage|matchMedia|MutationObserver|requestAnimationFrame|ResizeObserver|sessionStorage|window)$/;
/**
 * Members of globals of other names: what extensions and service workers alone have.
 * Source: https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API, https://developer.mozilla.org/docs/Web/API/ServiceWorkerGlobalScope
 */
const BROWSER_MEMBER =
  /^(?:(?:chrome|browser)\.(?:alarms|bookmarks|contextMenus|cookies|declarativeNetRequest|devtools|identity|notifications|offscreen|omnibox|runtime|scripting|sidePanel|storage|tabs|webNavigation|webRequest)|self\.(?:clients|registration|skipWaiting))$/;
/** A question whether there is a browser. */
const GUARD =
  /\btypeof\s+(?:window|document|localStorage|sessionStorage|navigator|chrome|browser)\b|\bin\s+globalThis\b|\bimport\.meta\.(?:env\.SSR|client|server)\b/;
/** Calls whose function runs in the page that a test or a crawler drives. */
const IN_PAGE =
  /\.(?:\$\$?eval|addInitScript|evaluate|evaluateHandle|evaluateOnNewDocument|executeScript|waitForFunction)$/;

/** Does the file use the browser's globals, where they are no variables of its own, outside a guard that asks whether they exist? */
export function usesBrowserGlobals(sourceCode: Readonly<TSESLint.SourceCode>, bindings: Bindings): boolean {
  const scope = sourceCode.scopeManager?.globalScope;
  const configured = scope?.variables.filter(({ defs }) => defs.length === 0).flatMap(({ references }) => references);
  return [...(configured ?? []), ...(scope?.through ?? [])]
    .map(({ identifier }) => identifier)
    .filter(
      (identifier) => (BROWSER_GLOBAL.test(identifier.name) || hasBrowserMember(identifier)) && isValue(identifier),
    )
    .some((identifier) => {
      const around = enclosuresOf(identifier, sourceCode, bindings);
      return !around.some(
        (each) =>
          (each.kind === "branch" && GUARD.test(each.condition)) ||
          (each.kind === "argument" && IN_PAGE.test(each.callee)),
      );
    });
}

/** `chrome.runtime` */
function hasBrowserMember({ name, parent }: TSESTree.Identifier | TSESTree.JSXIdentifier): boolean {
  return parent.type === "MemberExpression" && BROWSER_MEMBER.test(`${name}.${staticName(parent) ?? ""}`);
}

/** Neither the operand of `typeof` nor a type. */
function isValue({ parent }: TSESTree.Node): boolean {
  if (!parent || parent.type.startsWith("TSType") || parent.type === "TSQualifiedName") return false;
  return parent.type !== "UnaryExpression" || parent.operator !== "typeof";
}

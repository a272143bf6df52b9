import type { ImportFact, ModuleFacts, SyntaxSign } from "@nxs-guard/client-boundary";
import type { TSESTree } from "@typescript-eslint/utils";

import type { FileReader } from "../requests/file-reader.ts";
import { nodesOf } from "../requests/syntax-walk.ts";
import { staticName } from "../syntax.ts";
import { usesBrowserGlobals } from "./browser-globals.ts";
import { calleeText, directivesOf } from "./enclosures.ts";

/** Hooks of React that only a client component may call. */
const CLIENT_HOOK =
  /^(?:React\.)?use(?:ActionState|DeferredValue|Effect|ImperativeHandle|InsertionEffect|LayoutEffect|Optimistic|Reducer|Ref|State|SyncExternalStore|Transition)$/;

/** Those that Workers of no other kind are sent. Source: https://developer.mozilla.org/docs/Web/API/ServiceWorkerGlobalScope#events */
const SERVICE_WORKER_EVENT =
  /^(?:activate|backgroundfetchsuccess|install|notificationclick|periodicsync|push|pushsubscriptionchange|sync)$/;

/**
 * What a module says of itself.
 * @param path relative to the project's root, with `/`
 */
export function moduleFacts(path: string, file: FileReader): ModuleFacts {
  const { sourceCode } = file;
  const imports: ImportFact[] = [];
  const exports: string[] = [];
  const syntax = new Set<SyntaxSign>(sourceCode.text.startsWith("#!") ? ["hashbang"] : []);
  for (const node of nodesOf(sourceCode)) {
    const imported = importOf(node);
    if (imported) imports.push(imported);
    exports.push(...exportsOf(node));
    const sign = signOf(node, file);
    if (sign) syntax.add(sign);
  }
  if (usesBrowserGlobals(sourceCode, file)) syntax.add("dom-global");
  return { path, directives: directivesOf(sourceCode.ast), imports, exports, syntax: [...syntax] };
}

function importOf(node: TSESTree.Node): ImportFact | undefined {
  switch (node.type) {
    case "ImportDeclaration":
      return {
        source: node.source.value,
        isTypeOnly: isErased(node),
        names: node.specifiers.flatMap((specifier) =>
          specifier.type === "ImportDefaultSpecifier"
            ? ["default"]
            : specifier.type === "ImportSpecifier" && specifier.importKind !== "type"
              ? [nameOf(specifier.imported)]
              : [],
        ),
      };
    case "ExportAllDeclaration":
      return { source: node.source.value, isTypeOnly: node.exportKind === "type" };
    case "ExportNamedDeclaration":
      return node.source ? { source: node.source.value, isTypeOnly: node.exportKind === "type" } : undefined;
    case "ImportExpression":
      return node.source.type === "Literal" ? { source: String(node.source.value) } : undefined;
    case "CallExpression":
      return requireOf(node);
    default:
      return undefined;
  }
}

/** `import type …`, and `import { type A, type B } …`; the parsers of plain JavaScript know no kinds. */
function isErased({ importKind, specifiers }: TSESTree.ImportDeclaration): boolean {
  if (importKind === "type") return true;
  return (
    specifiers.length > 0 &&
    specifiers.every((specifier) => specifier.type === "ImportSpecifier" && specifier.importKind === "type")
  );
}

function requireOf({ callee, arguments: [source], parent }: TSESTree.CallExpression): ImportFact | undefined {
  if (callee.type !== "Identifier" || callee.name !== "require" || source?.type !== "Literal") return undefined;
  const pattern = parent.type === "VariableDeclarator" && parent.id.type === "ObjectPattern" ? parent.id : undefined;
  const names = pattern?.properties.flatMap((each) => (each.type === "Property" ? [staticName(each) ?? ""] : [])) ?? [];
  return { source: String(source.value), names };
}

/** The names that a statement exports, types left out. */
export function exportsOf(node: TSESTree.Node): string[] {
  if (node.type === "ExportDefaultDeclaration") return ["default"];
  if (node.type !== "ExportNamedDeclaration" || node.exportKind === "type") return [];
  const { declaration } = node;
  if (declaration?.type === "VariableDeclaration") {
    return declaration.declarations.flatMap(({ id }) => (id.type === "Identifier" ? [id.name] : []));
  }
  if (declaration && "id" in declaration && declaration.id?.type === "Identifier") return [declaration.id.name];
  return node.specifiers.map(({ exported }) => nameOf(exported));
}

function nameOf(name: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return name.type === "Identifier" ? name.name : name.value;
}

function signOf(node: TSESTree.Node, file: FileReader): SyntaxSign | undefined {
  switch (node.type) {
    case "CallExpression":
      return isWorkerListener(node, file) ? "service-worker" : signOfCall(calleeText(node.callee, file), file);
    case "ClassDeclaration":
    case "ClassExpression":
      return isComponent(node, file) ? "class-component" : undefined;
    case "JSXAttribute":
      return node.name.type === "JSXIdentifier" && /^on[A-Z]/.test(node.name.name) && isHostElement(node.parent)
        ? "event-handler"
        : undefined;
    case "Property":
      return staticName(node) === "dangerouslyAllowBrowser" &&
        node.value.type === "Literal" &&
        node.value.value === true
        ? "allows-browser"
        : undefined;
    case "ExportDefaultDeclaration":
      return hasFetchHandler(node.declaration) ? "fetch-handler" : undefined;
    default:
      return undefined;
  }
}

/** `class Chat extends React.Component` */
function isComponent({ superClass }: TSESTree.ClassDeclaration | TSESTree.ClassExpression, file: FileReader): boolean {
  const { module = "", path = [] } = (superClass && file.originOf(superClass)) ?? {};
  return /^(?:react|preact(?:\/compat)?)$/.test(module) && /^(?:Pure)?Component$/.test(path.join("."));
}

/** `self.addEventListener("push", …)` */
function isWorkerListener({ callee, arguments: [event] }: TSESTree.CallExpression, file: FileReader): boolean {
  if (event?.type !== "Literal" || !SERVICE_WORKER_EVENT.test(String(event.value))) return false;
  const origin = file.originOf(callee);
  return origin?.module === undefined && origin?.path.join(".") === "addEventListener";
}

/** `typeof Deno`, `"Deno" in globalThis`, `globalThis.Deno` */
const ASKS_FOR_DENO = /\btypeof Deno\b|["']Deno["']|\.\s*Deno\b/;

function signOfCall(callee: string, { sourceCode }: FileReader): SyntaxSign | undefined {
  if (callee === "Deno.env.get") return ASKS_FOR_DENO.test(sourceCode.text) ? undefined : "deno-env";
  if (callee === "Deno.serve") return "deno-serve";
  if (callee === "Bun.serve") return "bun-serve";
  return CLIENT_HOOK.test(callee) ? "client-hook" : undefined;
}

/** `<button>`; what a component makes of a property that is called like a handler is its own affair. */
function isHostElement(node: TSESTree.Node): boolean {
  return node.type === "JSXOpeningElement" && node.name.type === "JSXIdentifier" && /^[a-z]/.test(node.name.name);
}

/** `export default { fetch(request, env) { … } }` */
function hasFetchHandler(exported: TSESTree.Node): boolean {
  const object =
    exported.type === "TSSatisfiesExpression" || exported.type === "TSAsExpression" ? exported.expression : exported;
  return (
    object.type === "ObjectExpression" &&
    object.properties.some(
      (each) => each.type === "Property" && staticName(each) === "fetch" && each.value.type.includes("Function"),
    )
  );
}

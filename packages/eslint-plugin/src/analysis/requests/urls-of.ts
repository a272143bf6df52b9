import type { Field, RequestRecord, Span } from "@nxs-guard/core";
import type { TSESTree } from "@typescript-eslint/utils";

import type { Range } from "../replacement.ts";
import { calleeName, staticName } from "../syntax.ts";
import { holdsKey } from "./build-request.ts";
import type { Entry } from "./entries.ts";
import type { FileReader } from "./file-reader.ts";
import { mayConcernNexus } from "./may-concern-nexus.ts";
import { isMocked } from "./mocks.ts";
import { Sheet } from "./sheet.ts";
import { nodesOf } from "./syntax-walk.ts";
import type { Text } from "../text.ts";
import { urlPartsOf } from "./url.ts";
import type { UrlParts } from "./url.ts";

/** A URL, or a parameter of one, that stands in a file, whether or not a request is seen to be sent there. */
export interface WrittenUrl {
  readonly record: RequestRecord;
  readonly parts: UrlParts | undefined;
  readonly locate: (span: Span) => Range;
  readonly isWritten: (span: Span) => boolean;
}

const found = new WeakMap<FileReader, readonly WrittenUrl[]>();
/** Functions that look for a URL, or at one, and open none. */
const LOOKS =
  /^(?:startsWith|endsWith|includes|indexOf|replace|replaceAll|match|test|split|equal|equals|RegExp|log|warn|error|debug|info|create(?:Element|Attribute)NS|setAttributeNS)$/;
const SETTERS = /^(?:set|append)$/;

/** Every URL in a file that leads to Nexus or holds a Nexus key. Computed once for all rules. */
export function urlsOf(file: FileReader): readonly WrittenUrl[] {
  let urls = found.get(file);
  if (!urls) found.set(file, (urls = mayConcernNexus(file) ? readUrls(file) : []));
  return urls;
}

function readUrls(file: FileReader): readonly WrittenUrl[] {
  const urls: WrittenUrl[] = [];
  for (const node of nodesOf(file.sourceCode)) {
    if (isText(node)) {
      if (!isWholeExpression(node) || isLookedFor(node)) continue;
      const written = file.textsOf(node).flatMap((text) => writtenUrl(text, file) ?? []);
      if (written.length > 0 && !isMocked(node, file)) urls.push(...written);
    } else if (node.type === "NewExpression" || node.type === "CallExpression") {
      urls.push(...parametersAt(node, file).flatMap((entry) => writtenParameter(entry, file) ?? []));
    }
  }
  return urls;
}

function isText(node: TSESTree.Node): boolean {
  return (
    (node.type === "Literal" && typeof node.value === "string") ||
    node.type === "TemplateLiteral" ||
    (node.type === "BinaryExpression" && node.operator === "+")
  );
}

/** An operand, or what fills a template, is read with the whole. */
function isWholeExpression({ parent }: TSESTree.Node): boolean {
  return !(
    parent?.type === "TemplateLiteral" ||
    (parent?.type === "BinaryExpression" && parent.operator === "+") ||
    parent?.type === "ImportDeclaration" ||
    parent?.type === "TSLiteralType"
  );
}

/** Names of what is written as a URL and never opened: XML's namespaces, JSON's schemas. */
const IDENTIFIERS =
  /^(?:xmlns.*|xlink|\$schema|@context|requiredExtensions|schemaLocation|(?:.*_)?(?:ns|namespace(?:_?uri)?))$/i;
const NAMESPACE = /[a-z](?:NS|Namespace(?:U[Rr][Ii])?)$/;

function isIdentifier(name: string | undefined): boolean {
  return name !== undefined && (IDENTIFIERS.test(name) || NAMESPACE.test(name));
}

/** A text that names something, or is compared with something. */
function isLookedFor(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case "Property":
    case "PropertyDefinition":
      return parent.value === node && isIdentifier(staticName(parent));
    case "VariableDeclarator":
      return parent.id.type === "Identifier" && isIdentifier(parent.id.name);
    case "AssignmentExpression":
      return parent.left.type === "MemberExpression" && isIdentifier(staticName(parent.left));
    case "JSXAttribute":
      return parent.name.type === "JSXNamespacedName" || isIdentifier(parent.name.name);
    case "BinaryExpression":
    case "SwitchCase":
      return true;
    case "CallExpression":
    case "NewExpression":
      return parent.callee !== node && LOOKS.test(calleeName(parent.callee) ?? "");
    default:
      return false;
  }
}

function writtenUrl(text: Text, file: FileReader): WrittenUrl | undefined {
  const sheet = new Sheet();
  const parts = urlPartsOf(sheet.write(text));
  const isNexus = parts.host !== undefined && file.settings.hosts.includes(parts.host.text);
  if (!isNexus && !holdsKey(text)) return undefined;
  // A key is for Nexus, whatever the host is called.
  const host = isNexus ? parts.host : holdsKey(text) && parts.query.length > 0 ? NOWHERE : undefined;
  const scheme = isNexus ? parts.scheme : undefined;
  return written({ ...EMPTY, scheme, host, path: parts.path, query: parts.query }, parts, sheet);
}

/** The parameters that a call adds to a URL: `url.searchParams.set(…)`, `new URLSearchParams({ … })`. */
function parametersAt(node: TSESTree.CallExpression | TSESTree.NewExpression, file: FileReader): readonly Entry[] {
  const [first] = node.arguments;
  if (!first) return [];
  if (node.type === "NewExpression") {
    if (calleeName(node.callee) !== "URLSearchParams" || isBody(node, file) || first.type === "SpreadElement")
      return [];
    return file.entriesOf(first).list;
  }
  if (node.callee.type !== "MemberExpression" || !SETTERS.test(staticName(node.callee) ?? "")) return [];
  return isParameters(node.callee.object, file) ? file.entryOf(...node.arguments).list : [];
}

function isParameters(node: TSESTree.Node, file: FileReader): boolean {
  if (node.type === "MemberExpression" && staticName(node) === "searchParams") return true;
  const value = file.resolve(node);
  if (value.type === "MemberExpression") return staticName(value) === "searchParams";
  return value.type === "NewExpression" && calleeName(value.callee) === "URLSearchParams" && !isBody(value, file);
}

const bodies = new WeakMap<TSESTree.NewExpression, boolean>();

/** Parameters that are sent as a form stand in no URL. */
function isBody(made: TSESTree.NewExpression, file: FileReader): boolean {
  let answer = bodies.get(made);
  if (answer === undefined) {
    bodies.set(made, (answer = isSent(made, file)));
  }
  return answer;
}

/** Names may stand for each other so often. */
const MAX_NAMES = 8;

/** Is a form, its text or a name of it sent as a body: `{ body: form }`, `axios.post(url, form.toString())`, `request.write(String(form))`? */
function isSent(form: TSESTree.Node, file: FileReader, names = 0): boolean {
  const { parent } = form;
  switch (parent?.type) {
    case "VariableDeclarator":
      return names < MAX_NAMES && file.mentionsOf(parent.id).some((each) => isSent(each, file, names + 1));
    case "Property":
      return /^(?:body|data|form)$/.test(staticName(parent) ?? "");
    case "MemberExpression":
      return staticName(parent) === "toString" && parent.parent.type === "CallExpression"
        ? isSent(parent.parent, file, names)
        : false;
    case "CallExpression": {
      const name = calleeName(parent.callee) ?? "";
      const index = parent.arguments.indexOf(form as TSESTree.Expression);
      if (index === 0 && name === "String") return isSent(parent, file, names);
      return (index === 0 && /^(?:send|write|end)$/.test(name)) || (index === 1 && /^(?:post|put|patch)$/.test(name));
    }
    default:
      return false;
  }
}

function writtenParameter(entry: Entry, file: FileReader): WrittenUrl | undefined {
  const [text] = file.textsOf(entry.value);
  if (!text || !holdsKey(text)) return undefined;
  const sheet = new Sheet();
  const [nameText] = file.textsOf(entry.nameNode);
  const name = nameText ? sheet.write(nameText) : sheet.note(entry.name, entry.nameNode);
  const value = sheet.write(text);
  const field: Field = { name: { ...name, text: entry.name }, value, literal: value };
  return written({ ...EMPTY, host: value, query: [field] }, undefined, sheet);
}

const NOWHERE = { text: "", start: 0, end: 0 };
const EMPTY: RequestRecord = {
  form: "syntax-tree",
  scheme: undefined,
  host: undefined,
  path: undefined,
  query: [],
  headers: [],
  schemes: [],
  assignments: [],
  variables: [],
};

function written(record: RequestRecord, parts: UrlParts | undefined, sheet: Sheet): WrittenUrl {
  return {
    record,
    parts,
    locate: (span) => sheet.locate(span),
    isWritten: (span) => sheet.isWritten(span),
  };
}

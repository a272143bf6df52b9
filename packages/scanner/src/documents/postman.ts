import type { Facts, Format } from "./format.ts";
import type { JsonPath } from "./json-strings.ts";

/** Collections and environments. Source: https://schema.postman.com/json/collection/v2.1.0/docs/index.html */
export const postman: Format = {
  name: /\.postman_(?:collection|environment|globals)\.json$/i,
  start: /"_postman_(?:id|variable_scope)"|schema\.(?:get)?postman\.com/,

  isFact: (path) => ["name", "key", "listen"].includes(String(path.at(-1))),

  textPath(path) {
    const script = path.lastIndexOf("exec");
    if (script >= 0) return path.slice(0, script + 1);
    return path.at(-1) === "raw" && path.at(-2) === "body" ? path : undefined;
  },

  separator: "\n",

  fileName: (textPath) => (textPath.at(-1) === "exec" ? "script.js" : "body"),

  landmark({ path, line }, facts) {
    const words: string[] = [];
    let at = 0;
    while (path[at] === "item" && typeof path[at + 1] === "number") {
      at += 2;
      const kind = path[at] === "item" ? "folder" : "request";
      words.push(`${kind} "${facts.at(...path.slice(0, at), "name") ?? Number(path[at - 1]) + 1}"`);
    }
    words.push(...detailOf(path, at, facts, line));
    return words.length > 0 ? words.join(" › ") : undefined;
  },
};

/** Lists of things that have names, and what one is called. */
const LISTS: Readonly<Record<string, string>> = {
  header: "header",
  query: "parameter",
  urlencoded: "body field",
  formdata: "body field",
  variable: "variable",
  values: "variable",
  response: "example",
  event: "script",
};

const PARTS: Readonly<Record<string, string>> = {
  url: "URL",
  body: "body",
  auth: "authorization",
  description: "description",
};

/** What is beyond the request or folder: `header api-key`; `example "created"`, `URL`. */
function detailOf(path: JsonPath, start: number, facts: Facts, line: number | undefined): string[] {
  const words: string[] = [];
  for (let at = start; at < path.length; at++) {
    const part = String(path[at]);
    const index = path[at + 1];
    if (typeof path[at] === "number") continue;
    if (Object.hasOwn(LISTS, part) && typeof index === "number") {
      const thing = path.slice(0, at + 2);
      const name = facts.at(...thing, "key") ?? facts.at(...thing, "listen") ?? facts.at(...thing, "name");
      const shown = part === "response" && name !== undefined ? `"${name}"` : name;
      words.push([LISTS[part], shown].filter((word) => word !== undefined).join(" "));
    } else if (Object.hasOwn(PARTS, part)) words.push(PARTS[part] ?? part);
  }
  // Of a field or a parameter, that it is in the body or the URL goes without saying.
  const said = words.filter((word, index) => !(["body", "URL"].includes(word) && index + 1 < words.length));
  const last = said.at(-1);
  if (line !== undefined && last !== undefined) said[said.length - 1] = `${last}, line ${line}`;
  return said;
}

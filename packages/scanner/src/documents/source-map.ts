import type { Facts, Format } from "./format.ts";
import type { JsonPath } from "./json-strings.ts";

/** Source: https://tc39.es/ecma426/ */
export const sourceMap: Format = {
  name: /\.map$/i,

  isFact: (path) => path.at(-1) === "sourceRoot" || path.at(-2) === "sources",

  textPath: (path) => (path.at(-2) === "sourcesContent" ? path : undefined),

  fileName: sourceOf,

  landmark({ path, line, column }, facts) {
    const source = path.at(-2) === "sourcesContent" ? sourceOf(path, facts) : undefined;
    return source === undefined ? undefined : `${source}:${line ?? 1}:${column ?? 1}`;
  },
};

/** @param path `sourcesContent, 3`, of a map of its own or of one in an index map */
function sourceOf(path: JsonPath, facts: Facts): string | undefined {
  const map = path.slice(0, -2);
  const index = path.at(-1) as number;
  const source = facts.at(...map, "sources", index) ?? `source ${index + 1}`;
  const root = facts.at(...map, "sourceRoot") ?? "";
  return root === "" || root.endsWith("/") ? root + source : `${root}/${source}`;
}

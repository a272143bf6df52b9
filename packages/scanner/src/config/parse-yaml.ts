import type * as Yaml from "yaml";

/**
 * Of the core schema, without aliases that unfold: a configuration needs none, and a hostile one could fill memory with them.
 *
 * @throws {Error} with the `linePos` of what is wrong.
 */
export function parseYaml(text: string, { isScalar, parseDocument, visit }: typeof Yaml): unknown {
  // By itself it holds each key of a map against all others.
  const document = parseDocument(text, { uniqueKeys: false, prettyErrors: true, logLevel: "error" });
  const [error] = document.errors;
  if (error) throw error;
  visit(document, {
    Map(_, { items }) {
      const keys = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (keys.has(key.value)) throw twice(text, key.range?.[0] ?? 0);
        keys.add(key.value);
      }
    },
  });
  return document.toJS({ maxAliasCount: 100 });
}

function twice(text: string, offset: number): Error {
  const line = text.slice(0, offset).split("\n").length;
  return Object.assign(new Error("a key stands twice"), { linePos: [{ line }] });
}

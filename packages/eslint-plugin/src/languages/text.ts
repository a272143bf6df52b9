import type { Language } from "@eslint/core";

import { LINE_END, TextSourceCode } from "./text-source-code.ts";
import type { TextNode } from "./text-source-code.ts";

/** Any text, whatever it is written in: for rules that read the text alone. It takes the language options of other languages and uses none. */
export const text: Language = {
  fileType: "text",
  lineStart: 1,
  columnStart: 1,
  nodeTypeKey: "type",
  visitorKeys: { Text: [] },
  validateLanguageOptions: () => undefined,
  parse({ body }) {
    const content = textOf(body);
    const lines = content.split(LINE_END);
    const loc = {
      start: { line: 1, column: 1 },
      end: { line: lines.length, column: (lines.at(-1) ?? "").length + 1 },
    };
    return { ok: true, ast: { type: "Text", range: [0, content.length], loc } satisfies TextNode };
  },
  createSourceCode: ({ body }, { ast }) => new TextSourceCode(textOf(body), ast as TextNode),
};

function textOf(body: string | Uint8Array): string {
  return typeof body === "string" ? body : new TextDecoder().decode(body);
}

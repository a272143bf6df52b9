import { applyEdits, getNodeValue, findNodeAtLocation, modify, parseTree, type ParseError } from "jsonc-parser";
import type { Edit } from "./edit.ts";
import { eolOf } from "./insertion.ts";

/** Source: https://oxc.rs/docs/guide/usage/linter/config-file-reference#extends; a path counts from the configuration. */
export const OXLINT_PRESET = "./node_modules/eslint-plugin-nxs-guard/oxlint/recommended.json";

/** A configuration of oxlint that extends the plugin's preset as well; the rest keeps every byte. */
export function withOxlintPreset(text: string): Edit {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  if (root?.type !== "object" || errors.length > 0) return { is: "impossible" };
  if (/"[^"\n]*eslint-plugin-nxs-guard[^"\n]*"/.test(text)) return { is: "needless" };
  const node = findNodeAtLocation(root, ["extends"]);
  if (node && node.type !== "array") return { is: "impossible" };
  const extended = node ? (getNodeValue(node) as unknown[]) : undefined;
  const [, indent = "  "] = /\n([ \t]+)"/.exec(text) ?? [];
  const formattingOptions = {
    insertSpaces: !indent.startsWith("\t"),
    tabSize: indent.startsWith("\t") ? 1 : indent.length,
    eol: eolOf(text),
  };
  const edits = extended
    ? modify(text, ["extends", extended.length], OXLINT_PRESET, { formattingOptions, isArrayInsertion: true })
    : modify(text, ["extends"], [OXLINT_PRESET], {
        formattingOptions,
        // Behind the schema, where people write it.
        getInsertionIndex: (names) => (names[0] === "$schema" ? 1 : 0),
      });
  return { is: "edited", text: applyEdits(text, edits) };
}

import { printable } from "../printable.ts";

/** Text from outside as it is, whatever it holds: no markup, no mention, no link. Source: https://spec.commonmark.org/0.31.2/#code-spans */
export function codeSpan(text: string): string {
  const visible = printable(text);
  const fence = "`".repeat(longestRun(visible) + 1);
  // A space at either end is taken off again, and keeps a backtick at an end apart from the fence.
  const padding = /^`|`$|^ .* $/.test(visible) ? " " : "";
  return `${fence}${padding}${visible}${padding}${fence}`;
}

/** Lines as they are. Source: https://spec.commonmark.org/0.31.2/#fenced-code-blocks */
export function codeBlock(lines: readonly string[], language = ""): string {
  const text = lines.map(printable).join("\n");
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A sentence of a rule. Its code spans stay; everything else that Markdown or GitHub would act on is escaped. */
export function sentence(text: string): string {
  return printable(text)
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : escaped(part)))
    .join("");
}

/**
 * What GitHub makes of plain text (mentions, issues, addresses) no backslash stops, but a space of no width does.
 * Source: https://spec.commonmark.org/0.31.2/#backslash-escapes
 */
function escaped(text: string): string {
  return text.replace(/[\\`*[\]|<>~&]|\b_|_\b/g, String.raw`\$&`).replace(/[@#]|:(?=\/\/)|www(?=\.)/gi, "$&\u200b");
}

function longestRun(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
}

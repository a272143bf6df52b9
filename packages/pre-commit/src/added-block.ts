const start = "# nxs-guard hook ";
const end = "# end of nxs-guard hook";
const whole = new RegExp(`^[ \\t]*${start}[^\\n]*\\n(?:[^\\n]*\\n)*?[ \\t]*${end}\\r?\\n`, "gm");
const lastWithoutEnd = new RegExp(`\\r?\\n[ \\t]*${start}[^\\n]*\\n(?:[^\\n]*\\n)*?[ \\t]*${end}$`);

/** Lines between two comments that mark them for ours, for a file of YAML. Each ends with `eol`. */
export function markedBlock(lines: readonly string[], version: string, indent: string, eol: string): string {
  return [`${start}${version}`, ...lines, end].map((line) => `${indent}${line}${eol}`).join("");
}

/**
 * Puts a block in. What stands around it keeps every byte.
 *
 * @param at an offset at which a line begins, or the end of the text
 */
export function withBlock(text: string, block: string, at: number): string {
  if (at < text.length || text === "" || text.endsWith("\n")) return text.slice(0, at) + block + text.slice(at);
  return text + eolOf(text) + block.replace(/\r?\n$/, "");
}

/** The text as it was before `withBlock`, byte for byte. */
export function withoutBlocks(text: string): string {
  return text.replace(whole, "").replace(lastWithoutEnd, "");
}

export function eolOf(text: string): "\r\n" | "\n" {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

import { printable } from "../printable.ts";

type Attributes = Readonly<Record<string, string | number>>;

export function startTag(name: string, attributes: Attributes): string {
  return `<${name}${written(attributes)}>`;
}

/** An element with what is in it, already XML, each on lines of its own. */
export function element(name: string, attributes: Attributes, content: readonly string[]): string {
  return `${startTag(name, attributes)}\n${content.join("\n")}\n</${name}>`;
}

/** An element with text in it, or nothing. */
export function leaf(name: string, attributes: Attributes, text = ""): string {
  return text === "" ? `<${name}${written(attributes)}/>` : `${startTag(name, attributes)}${escaped(text)}</${name}>`;
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(printable(String(value)))}"`)
    .join("");
}

/**
 * Text with its line breaks. A character that XML cannot hold, or that a reader would not see, is shown by its code.
 * Source: https://www.w3.org/TR/xml/#charsets
 */
function escaped(text: string): string {
  return text
    .split("\n")
    .map(printable)
    .join("\n")
    .replace(/[\uFFFE\uFFFF]/g, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)
    .replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

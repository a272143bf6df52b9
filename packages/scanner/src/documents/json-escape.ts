/** What an escape in a string of JSON stands for, and how long it is written. */
export interface JsonEscape {
  readonly character: string;
  readonly length: number;
}

const NAMED: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** The escape that starts at an offset, if one does. Source: RFC 8259, section 7 */
export function readEscape(text: string, at: number): JsonEscape | undefined {
  if (text[at] !== "\\") return undefined;
  const name = text[at + 1] ?? "";
  if (name !== "u") return { character: NAMED[name] ?? name, length: 2 };
  const pair = /^\\u(d[89ab][\da-f]{2})\\u(d[c-f][\da-f]{2})/i.exec(text.slice(at, at + 12));
  const units = pair ? pair.slice(1) : [text.slice(at + 2, at + 6)];
  return { character: String.fromCharCode(...units.map((unit) => parseInt(unit, 16))), length: units.length * 6 };
}

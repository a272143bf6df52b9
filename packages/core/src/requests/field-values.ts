import type { Field, Placed } from "./record.ts";
import { place, type Region } from "./region.ts";
import type { Scene } from "./request-field.ts";
import { expressionEnd, literalInside } from "./values.ts";

/** What a string that ends here is joined to, by an operator or, in a shell, by standing next to it. */
const JOINED = /^\\*["'`](?:\s*(?:[+.&%]|<<)\s*[^\n]{0,200}|["'$]\S{1,200})/;

/** A header written in one string or line: the value ends with it. */
export function lineField(
  scene: Scene,
  nameStart: number,
  name: string,
  valueStart: number,
  open: string | undefined,
): Field {
  const { text } = scene.region;
  const limit = Math.min(text.length, valueStart + 1024);
  const quote = open ?? quoteBefore(text, nameStart);
  let end = valueStart;
  if (/[\n\r]/.test(text[end - 1] ?? "")) end = valueStart = text.lastIndexOf(":", valueStart) + 1;
  for (; end < limit && text[end] !== "\n" && text[end] !== "\r"; end++) {
    if (quote !== undefined && text.startsWith(quote, end)) break;
    if (quote?.length === 1 && text[end] === "\\") end++;
  }
  const sent = place(scene.region, valueStart, Math.min(end, limit));
  if (quote === undefined)
    return { name: place(scene.region, nameStart, nameStart + name.length), value: sent, literal: sent };
  const joined = JOINED.exec(text.slice(end, end + 220))?.[0] ?? "";
  return {
    name: place(scene.region, nameStart, nameStart + name.length),
    value: place(scene.region, valueStart, end + joined.length),
    literal: joined === "" ? sent : undefined,
  };
}

/** The quote just before an offset, with the backslashes that escape it. */
export function quoteBefore(text: string, at: number): string | undefined {
  return /\\*["'`]$/.exec(text.slice(Math.max(0, at - 4), at))?.[0];
}

export function expressionField(scene: Scene, nameStart: number, name: string, valueStart: number): Field {
  const { region } = scene;
  const end = valueStart + region.text.slice(valueStart, expressionEnd(region.text, valueStart)).trimEnd().length;
  const value = assignedTo(region, nameStart, place(region, valueStart, end));
  const inner = literalInside(value.text);
  const isBare = /^[\w.$-]+$/.test(value.text);
  const from = value.start - region.base;
  return {
    name: place(region, nameStart, nameStart + name.length),
    value,
    literal: inner ? place(region, from + inner.start, from + inner.end) : isBare ? value : undefined,
  };
}

/** How far above its use a variable's value is looked for. */
const ASSIGNMENT_REACH = 400;

/** What was assigned to a variable just before, where a value is nothing but that variable; else the value itself. */
function assignedTo(region: Region, at: number, value: Placed): Placed {
  if (!/^\$?[A-Za-z_]\w{1,40}$/.test(value.text)) return value;
  const from = Math.max(0, at - ASSIGNMENT_REACH);
  const before = region.text.slice(from, at);
  const name = value.text.replace("$", "\\$");
  const assignments = before.matchAll(new RegExp(String.raw`(?<![\w$.])${name}(?:\s*:\s*\w+)?\s*:?=(?![=>~])\s*`, "g"));
  const last = [...assignments].at(-1);
  if (!last) return value;
  const start = from + last.index + last[0].length;
  return place(region, start, start + region.text.slice(start, expressionEnd(region.text, start)).trimEnd().length);
}

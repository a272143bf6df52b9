import { jsonText } from "./json-text.ts";

const INDENT = 2;

/**
 * JSON in pieces. An iterator stands for an array, whose items are made while they are written: a report of a hundred thousand findings is
 * never in memory as a whole.
 */
export function* jsonPieces(value: unknown, depth = 0): Generator<string> {
  if (isIterator(value)) yield* list("[", "]", depth, items(value, depth + 1));
  else if (!holdsIterator(value)) yield text(value, depth);
  else if (Array.isArray(value))
    yield* list(
      "[",
      "]",
      depth,
      value.map((item) => jsonPieces(item, depth + 1)),
    );
  else
    yield* list(
      "{",
      "}",
      depth,
      Object.entries(value).map(([name, each]) => member(name, each, depth + 1)),
    );
}

function* list(start: string, end: string, depth: number, entries: Iterable<Iterable<string>>): Generator<string> {
  let before = start;
  for (const entry of entries) {
    yield `${before}\n${" ".repeat(INDENT * (depth + 1))}`;
    yield* entry;
    before = ",";
  }
  yield before === start ? start + end : `\n${" ".repeat(INDENT * depth)}${end}`;
}

function* items(values: Iterable<unknown>, depth: number): Generator<[string]> {
  for (const value of values) yield [text(value, depth)];
}

function* member(name: string, value: unknown, depth: number): Generator<string> {
  yield `${jsonText(name)}: `;
  yield* jsonPieces(value, depth);
}

/** The only line breaks in it are those between its parts. */
function text(value: unknown, depth: number): string {
  return jsonText(value, INDENT).replaceAll("\n", `\n${" ".repeat(INDENT * depth)}`);
}

function isIterator(value: unknown): value is IterableIterator<unknown> {
  return typeof value === "object" && value !== null && "next" in value && Symbol.iterator in value;
}

function holdsIterator(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some((each) => isIterator(each) || holdsIterator(each));
}

/** What an iterator is made of: each value, turned into what is written, when it is asked for. */
export function* each<From>(values: Iterable<From>, write: (value: From) => unknown): Generator {
  for (const value of values) yield write(value);
}

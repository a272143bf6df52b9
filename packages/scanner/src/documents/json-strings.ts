import { createScanner } from "jsonc-parser";

/** Names and, from 0, indexes that lead to a value in JSON. */
export type JsonPath = readonly (string | number)[];

/** A string in JSON. */
export interface JsonString {
  /** To the value; of a name, to the value that it names. Valid until the next string is asked for. */
  readonly path: JsonPath;
  /** Where it stands in the text, without its quotes. */
  readonly start: number;
  readonly end: number;
  readonly isName: boolean;
}

/** What is nested deeper was made to be slow. */
const DEEPEST = 200;

/**
 * The strings in JSON, in their order, up to where the text is no JSON. In time and memory it costs no more than the text is long.
 *
 * @param text bytes as latin1, so that places are offsets of bytes
 */
export function* jsonStrings(text: string): Generator<JsonString, void, undefined> {
  const scanner = createScanner(text, true);
  const path: (string | number)[] = [];
  let isName = false;
  for (scanner.scan(); scanner.getTokenLength() > 0 && path.length <= DEEPEST; scanner.scan()) {
    const last = path.length - 1;
    const at = scanner.getTokenOffset();
    switch (text.charAt(at)) {
      case "{":
        path.push("");
        isName = true;
        break;
      case "[":
        path.push(0);
        break;
      case "}":
      case "]":
        path.pop();
        isName = false;
        break;
      case ",":
        isName = typeof path[last] === "string";
        if (!isName) path[last] = Number(path[last]) + 1;
        break;
      case '"': {
        if (isName) path[last] = scanner.getTokenValue();
        yield { path, start: at + 1, end: at + scanner.getTokenLength() - 1, isName };
        isName = false;
      }
    }
  }
}

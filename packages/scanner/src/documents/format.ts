import type { JsonPath } from "./json-strings.ts";

/** A kind of JSON document in which people think of places by other names than lines. */
export interface Format {
  /** Whether files of the kind have names like this. */
  readonly name: RegExp;
  /** What begins like this is one, whatever it is called. */
  readonly start?: RegExp;
  /** Whether the string there is needed to name places or texts. */
  isFact(path: JsonPath): boolean;
  /** The part of a path at which a text stands: as one string, or as an array of strings. Undefined where none does. */
  textPath(path: JsonPath): JsonPath | undefined;
  /** What stands between the strings of an array that are one text; by default nothing, since each ends with its line break. */
  readonly separator?: string;
  /** The name of a file that such a text would be, if it is to be judged as one. */
  fileName(textPath: JsonPath, facts: Facts): string | undefined;
  /** A place as a user knows it; undefined where they know none. */
  landmark(place: JsonPlace, facts: Facts): string | undefined;
}

/** A place in a document. */
export interface JsonPlace {
  readonly path: JsonPath;
  /** Where it is in a text: the 1-based line and column. */
  readonly line?: number;
  readonly column?: number;
}

/** The strings of a document by which places are named. */
export class Facts {
  readonly #values = new Map<string, string>();

  add(path: JsonPath, value: string): void {
    this.#values.set(JSON.stringify(path), value);
  }

  at(...path: JsonPath): string | undefined {
    return this.#values.get(JSON.stringify(path));
  }
}

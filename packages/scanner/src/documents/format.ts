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
  /** A place as a user knows it, in words of our own and masked facts; undefined where they know none. */
  landmark(place: JsonPlace, facts: Facts): string | undefined;
}

/** A place in a document. */
interface JsonPlace {
  readonly path: JsonPath;
  /** Where it is in a text: the 1-based line and column. */
  readonly line?: number;
  readonly column?: number;
}

/** The strings of a document by which places are named. */
export class Facts {
  readonly #mask: (text: string) => string;
  readonly #values = new Map<string, string>();
  readonly #masked = new Map<string, string>();

  /** @param mask hides secrets in a text */
  constructor(mask: (text: string) => string) {
    this.#mask = mask;
  }

  add(path: JsonPath, value: string): void {
    this.#values.set(JSON.stringify(path), value);
  }

  /** The string there, secrets masked. */
  at(...path: JsonPath): string | undefined {
    const value = this.#values.get(JSON.stringify(path));
    if (value === undefined) return undefined;
    const masked = this.#masked.get(value) ?? this.#mask(value);
    this.#masked.set(value, masked);
    return masked;
  }
}

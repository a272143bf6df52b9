/** A piece of text and where it stands: `start` inclusive, `end` exclusive, in the units of the text that was cut. */
export interface Placed {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A named value of a request: a header, a query parameter, a variable that holds its credential. */
export interface Field {
  readonly name: Placed;
  /**
   * The value as written, with the language's own quotes and operators: `"Bearer " + key`, `` `Bearer ${key}` ``. It may hold references
   * (`$KEY`, `${key}`, `{{key}}`, `process.env.X`), literals, or both.
   */
  readonly value: Placed;
  /** The characters that are sent, where the value is one literal: the language's quotes around it are no part of it, any other quote is. */
  readonly literal: Placed | undefined;
}

/** A named authentication scheme: `bearerAuth(…)`, `-Authentication Bearer`, or a `Bearer` that stands just before a credential. */
export interface Scheme {
  readonly name: Placed;
  /** What it stands just before, where that is a credential. */
  readonly credential: Placed | undefined;
}

export type RequestForm = "shell" | "http" | "object" | "call" | "nearby" | "assignment" | "syntax-tree";

/**
 * What a piece of text says of one request: cut from text by its form, or made from a syntax tree. Everything optional is absent
 * when the text does not say it.
 */
export interface RequestRecord {
  readonly form: RequestForm;
  /** `https`, `http`, `wss`, `ws`, lower-case in `text`. */
  readonly scheme: Placed | undefined;
  /** One of the catalogue's hosts, or undefined where only a credential told that this is a request. */
  readonly host: Placed | undefined;
  /** From the first `/`, without the query. */
  readonly path: Placed | undefined;
  readonly query: readonly Field[];
  /** Those whose name tells of a credential. In the place of a header for certain: an object named headers, `-H`, a header line, a `set("Name", value)` call. */
  readonly headers: readonly Field[];
  /** Authentication schemes named otherwise than by a header of the request. */
  readonly schemes: readonly Scheme[];
  /** The lines of an environment file that hold a credential: `NEXUS_API_KEY=…`. */
  readonly assignments: readonly Field[];
  /** Whole names of environment variables that are defined or read here and end in the name of a credential, with something before it. */
  readonly variables: readonly Placed[];
}

/** A wrong use that a record shows, with a place that holds no secret. */
export interface Misuse {
  readonly start: number;
  readonly end: number;
  /** What exactly is wrong, where the rule's title is too general; holds no secret. */
  readonly message?: string;
  /** What can stand in its place, whatever the language, and puts it right; absent where there is nothing of the kind. */
  readonly replacement?: string;
}

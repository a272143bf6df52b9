import type { TSESTree } from "@typescript-eslint/utils";

/**
 * How a key lies in a value, which decides who would show it: `text` is the key, perhaps with text around it; `plain` an object or array that
 * JSON writes out; `error` an error or answer of an HTTP client that keeps its request; `inspected` an object into which only a log looks, such as
 * `Headers`.
 */
export type Form = "error" | "inspected" | "plain" | "text";

/** A Nexus key that a value brings along. */
export interface Flow {
  readonly form: Form;
  /** What the source calls the key: `NEXUS_API_KEY`, `process.env`. */
  readonly name: string;
  /** The innermost expression in the sink that brings it; in the call, where a function of the file is handed it. */
  readonly at: TSESTree.Node;
  /** Is `at` an object that holds the key, and not the key? */
  readonly isHolder: boolean;
  /** Is nothing known of it but that it is called after the key? */
  readonly isNamed: boolean;
  /** Does `at` stand in a call of the function around the sink? */
  readonly isHandedIn: boolean;
}

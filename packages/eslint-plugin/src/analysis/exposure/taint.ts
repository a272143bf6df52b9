import type { TSESTree } from "@typescript-eslint/utils";

/**
 * How a key lies in a value, which decides who would show it: `text` is the key, perhaps with text around it; `plain` an object or array that
 * JSON writes out; `error` an error or answer of an HTTP client that keeps its request; `inspected` an object into which only a log looks, such as
 * `Headers`.
 */
export type Form = "error" | "inspected" | "plain" | "text";

/** A Nexus key that a value brings along. */
export interface Taint {
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

/** In what form a value of each form comes out of something; undefined for one that does not. */
export type FormChange = (form: Form) => Form | undefined;

/** A source of a key. */
export function source(node: TSESTree.Node, name: string): Taint {
  return { form: "text", name, at: node, isHolder: false, isNamed: false, isHandedIn: false };
}

/** What is found behind a name is reported at the name, but for what a call hands in. */
export function seenAt(node: TSESTree.Node, taint: Taint | undefined): Taint | undefined {
  return taint && (taint.isHandedIn ? taint : { ...taint, at: node, isHolder: taint.form !== "text" });
}

export function reformed(taint: Taint | undefined, change: FormChange): Taint | undefined {
  const form = taint && change(taint.form);
  return form && { ...taint, form };
}

export const asItIs: FormChange = (form) => form;
/** Of an object that is put into a text, nothing is seen. */
export const asText: FormChange = (form) => (form === "text" ? form : undefined);
export const asMember: FormChange = (form) => (form === "text" ? "plain" : form);
/** Into an error, a map or the like only a log looks. */
export const asInspected: FormChange = () => "inspected";

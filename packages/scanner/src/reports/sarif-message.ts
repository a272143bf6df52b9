import { printable } from "../printable.ts";

/** Plain text of a SARIF message, in which braces hold placeholders and brackets links. Source: SARIF 2.1.0 §3.11.5, §3.11.6. */
export function sarifMessage(text: string): { readonly text: string } {
  return {
    text: printable(text)
      .replace(/[{}]/g, "$&$&")
      .replace(/[[\]\\]/g, String.raw`\$&`),
  };
}

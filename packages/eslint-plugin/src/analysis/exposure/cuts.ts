import type { TSESTree } from "@typescript-eslint/utils";

/** Of a key of 38 characters no more may be shown. */
const SHOWN = 8;
const KEY_LENGTH = 38;

/** Does a cut of a key leave more of it than may be shown? What is computed is taken for a mask. */
export function isLongCut(name: string, given: readonly TSESTree.CallExpressionArgument[]): boolean {
  const numbers = given.map(numberOf);
  if (numbers.includes(undefined)) return false;
  const [start = 0, end] = numbers;
  const from = start < 0 ? Math.max(0, KEY_LENGTH + start) : start;
  const to = end === undefined ? KEY_LENGTH : name === "substr" ? from + end : end < 0 ? KEY_LENGTH + end : end;
  return to - from > SHOWN;
}

/** What can stand for a part of a key that is hidden. */
const MASK = /[*•●…█]|\.\.|xxx|redact|hidden|mask/i;
/** A pattern that takes out little: signs and letters one by one, spaces, quotes, line breaks. */
const SMALL_PATTERN = /^(?:[\w\s"'`/=:,;^$|-]|\\[srnt"'/.b-][+*]?)+$/;
/** In characters. */
const MOST_TAKEN = 12;

/** Does a replacement leave most of a key? */
export function isSmallReplacement(
  pattern: TSESTree.Node | undefined,
  replacement: TSESTree.Node | undefined,
): boolean {
  if (pattern?.type !== "Literal" || replacement?.type !== "Literal" || typeof replacement.value !== "string")
    return false;
  if (MASK.test(replacement.value)) return false;
  const text = "regex" in pattern ? pattern.regex.pattern : pattern.value;
  return (
    typeof text === "string" && text.length <= MOST_TAKEN && ("regex" in pattern ? SMALL_PATTERN.test(text) : true)
  );
}

function numberOf(node: TSESTree.Node): number | undefined {
  if (node.type === "UnaryExpression" && node.operator === "-") {
    const value = numberOf(node.argument);
    return value === undefined ? undefined : -value;
  }
  return node.type === "Literal" && typeof node.value === "number" ? node.value : undefined;
}

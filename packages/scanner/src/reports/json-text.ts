/**
 * JSON in which everything that a terminal or a CI system's log would act on, or that a reader would not see, is escaped. It means the same.
 *
 * @param indent spaces a level; none for a single line
 */
export function jsonText(value: unknown, indent = 0): string {
  // The only raw control characters that `JSON.stringify` leaves below U+007F are its own line breaks.
  return JSON.stringify(value, null, indent).replace(/[\p{Cf}\p{Zl}\p{Zp}\x7f-\x9f]|(?<=#)#(?=\w*\[)/gu, escaped);
}

function escaped(character: string): string {
  return character.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/**
 * Text from outside, safe to show on a terminal: control, invisible and direction-changing characters and lone surrogates become
 * `\u{…}`, so that a file's name can neither print an escape sequence nor pretend to be another.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, escaped);
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

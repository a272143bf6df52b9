/**
 * Whether the characters beside a match continue its word, judged on what the text means rather than on its raw characters: in
 * `"\nnxs_…"` the `n` before the key is the end of an escape, in `%3Dnxs_…` the `D` is, after an ANSI colour code the `m` is.
 *
 * Texts are latin1 views of bytes: one character a byte.
 */

/** How far back an escape or a colour code can start. */
const LOOK_BEHIND = 32;
const BACKSLASH = 0x5c;

const ESCAPED_CODE = /\\(?:u\{(?<braced>[0-9a-fA-F]{1,6})\}|u(?<four>[0-9a-fA-F]{4})|x(?<two>[0-9a-fA-F]{2}))$/;
const PERCENT_CODE = /%(?<two>[0-9a-fA-F]{2})$/;
const CONTROL_ESCAPE = /\\(?:[abefnrtv]|[0-7]{1,3})$/;
const ANSI_CODE = /(?:\x1b|\\x1[bB]|\\u001[bB]|\\u\{1[bB]\}|\\0?33|\\[eE]|\^\[)\[[0-9;:?]{0,24}[A-Za-z]$/;
const QUOTED_PRINTABLE = /=(?:3D|20|22|09|0A|0D)$/;

const ESCAPED_CODE_AHEAD = /\\(?:u\{(?<braced>[0-9a-fA-F]{1,6})\}|u(?<four>[0-9a-fA-F]{4})|x(?<two>[0-9a-fA-F]{2}))/y;
const PERCENT_CODE_AHEAD = /%(?<two>[0-9a-fA-F]{2})/y;

/** Whether the text that ends before `index` runs on into a word that starts at `index`. */
export function continuesBefore(text: string, index: number): boolean {
  if (index === 0) return false;
  const last = text.charCodeAt(index - 1);
  if (last >= 0x80) return isWordCode(codePointBefore(text, index));
  if (!isWordCode(last) && last !== 0x7d) return false;
  if (!mayEndEscape(text, index)) return last !== 0x7d;
  const before = text.slice(Math.max(0, index - LOOK_BEHIND), index);
  const code = codeOf(ESCAPED_CODE.exec(before) ?? PERCENT_CODE.exec(before));
  if (code !== undefined) return isWordCode(code);
  if (last === 0x7d) return false;
  return !CONTROL_ESCAPE.test(before) && !ANSI_CODE.test(before) && !QUOTED_PRINTABLE.test(before);
}

/** Whether what stands before `index` has at its place a character that every escape, code and colour code has; asked first because it is cheap. */
function mayEndEscape(text: string, index: number): boolean {
  const second = text.charCodeAt(index - 2);
  if (second === BACKSLASH || (second >= 0x30 && second <= 0x3b) || second === 0x3f || second === 0x5b) return true;
  const third = text.charCodeAt(index - 3);
  return (
    third === BACKSLASH ||
    third === 0x25 ||
    third === 0x3d ||
    text.charCodeAt(index - 4) === BACKSLASH ||
    text.charCodeAt(index - 6) === BACKSLASH ||
    text.charCodeAt(index - 1) === 0x7d
  );
}

/** Whether a word that ends before `index` goes on at `index`. */
export function continuesAfter(text: string, index: number): boolean {
  if (index >= text.length) return false;
  const next = text.charCodeAt(index);
  if (next >= 0x80) return isWordCode(codePointAt(text, index));
  if (next === BACKSLASH || next === 0x25) {
    const pattern = next === BACKSLASH ? ESCAPED_CODE_AHEAD : PERCENT_CODE_AHEAD;
    pattern.lastIndex = index;
    const code = codeOf(pattern.exec(text));
    return code !== undefined && isWordCode(code);
  }
  return isWordCode(next);
}

function codeOf(match: RegExpExecArray | null): number | undefined {
  const digits = match?.groups?.["braced"] ?? match?.groups?.["four"] ?? match?.groups?.["two"];
  return digits === undefined ? undefined : parseInt(digits, 16);
}

/**
 * ASCII letters, digits and the underscore; beyond ASCII the letters of scripts that have case, marks and digits. Letters of scripts without
 * case (Chinese, Japanese …) stand beside a key without a space, so they end its word.
 */
function isWordCode(code: number | undefined): boolean {
  if (code === undefined) return false;
  if (code < 0x80) {
    return (
      (code >= 0x61 && code <= 0x7a) ||
      (code >= 0x41 && code <= 0x5a) ||
      (code >= 0x30 && code <= 0x39) ||
      code === 0x5f
    );
  }
  return code <= 0x10ffff && /[\p{Lu}\p{Ll}\p{Lt}\p{M}\p{Nd}]/u.test(String.fromCodePoint(code));
}

function codePointBefore(text: string, index: number): number | undefined {
  let start = index - 1;
  while (start > 0 && index - start < 4 && (text.charCodeAt(start) & 0xc0) === 0x80) start--;
  return onlyCodePoint(text.slice(start, index));
}

function codePointAt(text: string, index: number): number | undefined {
  let end = index + 1;
  while (end < text.length && end - index < 4 && (text.charCodeAt(end) & 0xc0) === 0x80) end++;
  return onlyCodePoint(text.slice(index, end));
}

/** The code point that bytes of UTF-8 stand for, or undefined when they are not exactly one. */
function onlyCodePoint(bytes: string): number | undefined {
  const decoded = Buffer.from(bytes, "latin1").toString("utf8");
  const code = decoded.codePointAt(0);
  return code === undefined || code === 0xfffd || decoded.length > String.fromCodePoint(code).length ? undefined : code;
}

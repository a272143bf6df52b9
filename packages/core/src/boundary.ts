/**
 * Whether the characters beside a match continue its word, judged on what the text means rather than on its raw characters: in
 * `"\nnxs_…"` the `n` before the key is the end of an escape, in `%3Dnxs_…` the `D` is, after an ANSI colour code the `m` is.
 */

/** How far back an escape or a colour code can start. */
const LOOK_BEHIND = 32;
/** The longest escape of a character: `\u{10ffff}`. */
const LONGEST_ESCAPE = 10;
const BACKSLASH = 0x5c;
const UNDERSCORE = 0x5f;

const ESCAPED_CODE = /\\(?:u\{(?<braced>[0-9a-fA-F]{1,6})\}|u(?<four>[0-9a-fA-F]{4})|x(?<two>[0-9a-fA-F]{2}))$/;
const PERCENT_CODE = /%(?<two>[0-9a-fA-F]{2})$/;
const CONTROL_ESCAPE = /\\(?:[abefnrtv]|[0-7]{1,3})$/;
const ANSI_CODE = /(?:\x1b|\\x1[bB]|\\u001[bB]|\\u\{1[bB]\}|\\0?33|\\[eE]|\^\[)\[[0-9;:?]{0,24}[A-Za-z]$/;
const QUOTED_PRINTABLE = /=(?:3D|20|22|09|0A|0D)$/;

const ESCAPED_CODE_AHEAD = /^\\(?:u\{(?<braced>[0-9a-fA-F]{1,6})\}|u(?<four>[0-9a-fA-F]{4})|x(?<two>[0-9a-fA-F]{2}))/;
const PERCENT_CODE_AHEAD = /^%(?<two>[0-9a-fA-F]{2})/;

/** Whether the text that ends before `at` runs on into a word that starts there. */
export function continuesBefore(bytes: Buffer, at: number): boolean {
  if (at === 0) return false;
  const last = bytes[at - 1] as number;
  if (last >= 0x80) return isWordCode(codePointBefore(bytes, at));
  // No escape or colour code ends with an underscore.
  if (last === UNDERSCORE) return true;
  if (!isWordCode(last) && last !== 0x7d) return false;
  if (!mayEndEscape(bytes, at)) return last !== 0x7d;
  const before = bytes.toString("latin1", Math.max(0, at - LOOK_BEHIND), at);
  const code = codeOf(ESCAPED_CODE.exec(before) ?? PERCENT_CODE.exec(before));
  if (code !== undefined) return isWordCode(code);
  if (last === 0x7d) return false;
  return !CONTROL_ESCAPE.test(before) && !ANSI_CODE.test(before) && !QUOTED_PRINTABLE.test(before);
}

/** Whether what stands before `at` has at its place a byte that every escape, code and colour code has; asked first because it is cheap. */
function mayEndEscape(bytes: Buffer, at: number): boolean {
  const second = bytes[at - 2] ?? 0;
  if (second === BACKSLASH || (second >= 0x30 && second <= 0x3b) || second === 0x3f || second === 0x5b) return true;
  const third = bytes[at - 3];
  return (
    third === BACKSLASH ||
    third === 0x25 ||
    third === 0x3d ||
    bytes[at - 4] === BACKSLASH ||
    bytes[at - 6] === BACKSLASH ||
    bytes[at - 1] === 0x7d
  );
}

/** Whether a word that ends before `at` goes on there. */
export function continuesAfter(bytes: Buffer, at: number): boolean {
  const next = bytes[at];
  if (next === undefined) return false;
  if (next >= 0x80) return isWordCode(codePointAt(bytes, at));
  if (next !== BACKSLASH && next !== 0x25) return isWordCode(next);
  const pattern = next === BACKSLASH ? ESCAPED_CODE_AHEAD : PERCENT_CODE_AHEAD;
  const code = codeOf(pattern.exec(bytes.toString("latin1", at, at + LONGEST_ESCAPE)));
  return code !== undefined && isWordCode(code);
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

function codePointBefore(bytes: Buffer, at: number): number | undefined {
  let start = at - 1;
  while (start > 0 && at - start < 4 && isContinuation(bytes[start])) start--;
  return onlyCodePoint(bytes, start, at);
}

function codePointAt(bytes: Buffer, at: number): number | undefined {
  let end = at + 1;
  while (end - at < 4 && isContinuation(bytes[end])) end++;
  return onlyCodePoint(bytes, at, end);
}

function isContinuation(byte = 0): boolean {
  return (byte & 0xc0) === 0x80;
}

/** The code point that bytes of UTF-8 stand for, or undefined when they are not exactly one. */
function onlyCodePoint(bytes: Buffer, start: number, end: number): number | undefined {
  const decoded = bytes.toString("utf8", start, end);
  const code = decoded.codePointAt(0);
  return code === undefined || code === 0xfffd || decoded.length > String.fromCodePoint(code).length ? undefined : code;
}

import { isOfWord } from "./sieve/letters.ts";

/**
 * The fixed start of a regular expression: for each of its first characters, which ones it can be. Comparing bytes with it refuses most
 * anchors before any text is made of them, which is what keeps a file of near misses as cheap as any other.
 */
export type Lead = readonly Uint8Array[];

const LONGEST = 64;

const LATIN1 = String.fromCharCode(...Array(256).keys());

/**
 * Reads the lead off a pattern: literals, character classes and their fixed repetitions, up to the first alternative, look-around or
 * optional part. What it does not understand ends the lead, which then only refuses less.
 */
export function leadOf(pattern: RegExp): Lead {
  const lead: Uint8Array[] = [];
  const source = pattern.source;
  if (hasTopLevelAlternative(source)) return lead;
  let at = 0;
  while (at < source.length && lead.length < LONGEST) {
    const group = /^\((?:\?<\w+>|\?:)?(?!\?)/.exec(source.slice(at));
    if (group) {
      const end = closingParenthesis(source, at);
      if (hasTopLevelAlternative(source.slice(at + group[0].length, end)) || /^[?*+{]/.test(source.slice(end + 1)))
        break;
      at += group[0].length;
      continue;
    }
    if (source[at] === ")") {
      at++;
      continue;
    }
    const atom = /^(?:\[(?:[^\]\\]|\\.)+\]|\\[^\dbBkpPux]|[^\\^$.*+?()[\]{}|])/.exec(source.slice(at))?.[0];
    if (atom === undefined) break;
    at += atom.length;
    const quantifier = /^(?:\{(?<count>\d+)(?<more>,\d*)?\}|(?<open>[*+?]))/.exec(source.slice(at));
    const { count, more, open } = quantifier?.groups ?? {};
    const times = count !== undefined ? Number(count) : open === undefined || open === "+" ? 1 : 0;
    const set = charactersOf(atom, pattern.ignoreCase);
    for (let i = 0; i < times && lead.length < LONGEST; i++) lead.push(set);
    if (more !== undefined || open !== undefined) break;
    at += quantifier?.[0].length ?? 0;
  }
  return lead;
}

/** Whether the bytes at `at` can be the start of what the pattern matches. */
export function startsWithLead(bytes: Uint8Array, at: number, lead: Lead): boolean {
  if (at + lead.length > bytes.length) return false;
  for (let i = 0; i < lead.length; i++) {
    if ((lead[i] as Uint8Array)[bytes[at + i] as number] === 0) return false;
  }
  return true;
}

/** How many of the lead's characters, from the one at `from` on, can only be letters of words. */
export function wordsIn(lead: Lead, from: number): number {
  const rest = lead.slice(from);
  const end = rest.findIndex((set) => set.some((isOne, byte) => isOne === 1 && !isOfWord(byte)));
  return end < 0 ? rest.length : end;
}

/** For each byte, as a latin1 character, whether it is one of the atom's. */
function charactersOf(atom: string, ignoreCase: boolean): Uint8Array {
  const set = new Uint8Array(256);
  // All at once: a regular expression that runs again is compiled anew, and there is one for each atom of each rule.
  for (const character of LATIN1.match(new RegExp(atom, ignoreCase ? "gi" : "g")) ?? [])
    set[character.charCodeAt(0)] = 1;
  return set;
}

function hasTopLevelAlternative(source: string): boolean {
  let depth = 0;
  for (let at = 0; at < source.length; at++) {
    if (source[at] === "\\") at++;
    else if (source[at] === "[") at = closingBracket(source, at);
    else if (source[at] === "(") depth++;
    else if (source[at] === ")") depth--;
    else if (source[at] === "|" && depth === 0) return true;
  }
  return false;
}

function closingParenthesis(source: string, open: number): number {
  let depth = 0;
  for (let at = open; at < source.length; at++) {
    if (source[at] === "\\") at++;
    else if (source[at] === "[") at = closingBracket(source, at);
    else if (source[at] === "(") depth++;
    else if (source[at] === ")" && --depth === 0) return at;
  }
  return source.length;
}

function closingBracket(source: string, open: number): number {
  let at = open + 1;
  while (at < source.length && source[at] !== "]") at += source[at] === "\\" ? 2 : 1;
  return at;
}

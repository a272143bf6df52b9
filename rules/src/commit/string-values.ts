import type { Span } from "@nxs-guard/core";

const STRING = /"(?:[^"\\]|\\.){1,65536}"/gs;

/** What stands in the strings of JSON, but for the names of members: no line of a configuration is shown with a value in it. */
export function stringValuesIn(text: string): Span[] {
  return [...text.matchAll(STRING)].flatMap((match): Span[] => {
    const end = match.index + match[0].length;
    const isName = /^\s{0,40}:/.test(text.slice(end, end + 41));
    return isName ? [] : [{ start: match.index + 1, end: end - 1 }];
  });
}

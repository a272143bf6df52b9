import { relative, resolve, sep } from "node:path";
import picomatch from "picomatch";

const matchers = new Map<string, (path: string) => boolean>();

/**
 * Whether one of the patterns stands for a path: a file, a folder and everything in it, or a glob, counted from a directory.
 *
 * @param absolute the path, which need not exist
 */
export function matchesAny(patterns: readonly string[], directory: string, absolute: string): boolean {
  const path = relative(directory, absolute).replaceAll(sep, "/");
  if (path.startsWith("../")) return false;
  return patterns.some((pattern) => matcher(pattern)(path));
}

function matcher(pattern: string): (path: string) => boolean {
  const known = matchers.get(pattern);
  if (known) return known;
  const plain = pattern
    .replace(/^\.\//, "")
    .replace(/\/+$/, "")
    // To picomatch they are those of a regular expression; in names of folders they are just letters, as in `app/(shop)`.
    .replace(/\\?([()|+])/g, String.raw`\$1`);
  const made =
    plain === "." || plain === "" ? () => true : picomatch([plain, `${plain}/**`], { dot: true, noextglob: true });
  matchers.set(pattern, made);
  return made;
}

/** The absolute path below which all stands that a pattern may stand for: the pattern's own, as far as there is no wildcard in it. */
export function fixedPart(pattern: string, directory: string): { readonly path: string; readonly isAll: boolean } {
  const segments = pattern.split("/");
  const wild = segments.findIndex((segment) => /[*?[\]{}!\\]/.test(segment));
  const fixed = wild < 0 ? segments : segments.slice(0, wild);
  return { path: resolve(directory, ...fixed), isAll: wild < 0 };
}

/** Each wildcard more multiplies the ways in which a long name can fail to match, and so does each `{a,b}`. */
const WILDCARDS = 3;
const ALTERNATIVES = 100;

/** Whether a pattern of a configuration that may be hostile is quick to match. */
export function isQuick(pattern: string): boolean {
  const segments = pattern.split("/");
  const globstars = segments.filter((segment) => segment.includes("**")).length;
  return (
    pattern.length <= 1000 &&
    globstars <= WILDCARDS &&
    alternatives(pattern) <= ALTERNATIVES &&
    segments.every((segment) => segment === "**" || (segment.match(/\*/g) ?? []).length <= WILDCARDS)
  );
}

/** In how many ways the braces of a pattern can be filled. */
function alternatives(pattern: string): number {
  const [, ...braces] = pattern.split("{");
  return braces.reduce((ways, brace) => ways * brace.split(",").length, 1);
}

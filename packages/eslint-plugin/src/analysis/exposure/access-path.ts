/** A part of a value: the names of the members that lead to it, and the parts of that which are known to be gone. */
export interface AccessPath {
  readonly path: Path;
  readonly lacks: readonly Path[];
}

export type Path = readonly string[];

/** Every element of an array, every value of an object, every character of a text. */
export const ANY = "*";
/** A member whose name only run time knows. */
export const UNKNOWN = "?";
/** The name of nothing. */
const NOWHERE = "";

export const WHOLE: AccessPath = { path: [], lacks: [] };

/** Does a path lead to a text itself, or to its characters? */
export function isText(path: Path): boolean {
  return path.length === 0 || (path.length === 1 && path[0] === ANY);
}

/** The part of a part. */
export function within(whole: AccessPath, asked: AccessPath): AccessPath {
  const isGone =
    whole.lacks.some((gone) => isPrefix(gone, asked.path)) || (asked.path[0] === ANY && whole.lacks.length > 0);
  return {
    path: [...whole.path, ...(isGone ? [NOWHERE] : []), ...asked.path],
    lacks: [...lacksBelow(whole.lacks, asked.path), ...asked.lacks],
  };
}

/** What a part lacks, of all that the whole lacks. */
export function lacksBelow(lacks: readonly Path[], path: Path): readonly Path[] {
  return lacks.filter((gone) => isPrefix(path, gone)).map((gone) => gone.slice(path.length));
}

/** Is a part, or what it stands in, among what is gone? */
export function isGone(path: Path, lacks: readonly Path[]): boolean {
  return lacks.some((gone) => isPrefix(gone, path));
}

/** What is left of the way to a part, when a first stretch leads so far, or beyond it; undefined when the two part ways. */
export function restOf(path: Path, stretch: Path): Path | undefined {
  const shared = Math.min(stretch.length, path.length);
  const isSame = stretch.slice(0, shared).every((name, i) => name === path[i] || name === ANY || path[i] === ANY);
  return isSame ? path.slice(stretch.length) : undefined;
}

function isPrefix(stretch: Path, path: Path): boolean {
  return stretch.length <= path.length && stretch.every((name, i) => name === path[i]);
}

import picomatch from "picomatch";

/** Extensions of script files, as a glob. */
export const SCRIPT = "{js,jsx,mjs,cjs,ts,tsx,mts,cts}";

const WORKSPACE_FOLDERS = ["apps/*", "packages/*", "examples/*"];

const matchers = new WeakMap<readonly string[], picomatch.Matcher>();
const packageMatchers = new Map<string, picomatch.Matcher>();

/** Whether a path with `/` matches one of some globs and none of those that begin with `!`. `*` matches names that begin with a dot too. */
export function matches(path: string, globs: readonly string[] | undefined): boolean {
  if (!globs) return false;
  let matcher = matchers.get(globs);
  if (!matcher) {
    matcher = compiled(globs);
    matchers.set(globs, matcher);
  }
  return matcher(path);
}

/** The path below the package in which a file lies: that of the deepest folder that matches, else the path itself. */
export function pathInPackage(path: string, rootDir: string | readonly string[] = WORKSPACE_FOLDERS): string {
  const isPackage = packageMatcher(typeof rootDir === "string" ? [rootDir] : rootDir);
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
    if (isPackage(path.slice(0, end))) return path.slice(end + 1);
  }
  return path;
}

function packageMatcher(globs: readonly string[]): picomatch.Matcher {
  const key = globs.join("\n");
  let matcher = packageMatchers.get(key);
  if (!matcher) {
    matcher = compiled(globs.map(withoutEdges));
    packageMatchers.set(key, matcher);
  }
  return matcher;
}

function compiled(globs: readonly string[]): picomatch.Matcher {
  const wanted = globs.filter((glob) => glob !== "" && !glob.startsWith("!"));
  const ignore = globs.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1));
  return picomatch(wanted, { dot: true, ignore });
}

/** `./packages/web/` is `packages/web`; a dot is the root itself, which no folder below it is. */
function withoutEdges(glob: string): string {
  return glob.replace(/^(?:\.\/)+/, "").replace(/\/$/, "");
}

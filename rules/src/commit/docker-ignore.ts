/** The files that hold keys; a list that keeps one of them out speaks of environment files. */
const ENV_FILES = [".env", ".env.local", ".env.production"];
/** As much of a list is read, in characters. */
const LONGEST = 65536;
const LONGEST_PATTERN = 200;

/** Whether a `.dockerignore` keeps environment files at the top of the context out, and lets none in again. The last line that matches decides. */
export function ignoresEnvFiles(list: string): boolean {
  const kept = new Map<string, boolean>();
  for (const line of list.slice(0, LONGEST).split(/\r?\n/)) {
    const pattern = /^(?<not>!?)\s*(?:\.?\/)?(?<glob>[^\s#].*?)\/?$/.exec(line.trim())?.groups;
    if (!pattern?.["glob"] || pattern["glob"].length > LONGEST_PATTERN || line.startsWith("#")) continue;
    const matches = matcher(pattern["glob"]);
    for (const name of ENV_FILES) if (matches.test(name)) kept.set(name, pattern["not"] === "");
  }
  return kept.size > 0 && [...kept.values()].every(Boolean);
}

/**
 * A pattern for names without slashes. Runs of stars become one, so that a name is tried in few ways.
 * Source: https://docs.docker.com/build/concepts/context/#syntax
 */
function matcher(glob: string): RegExp {
  const body = glob.replace(/^(?:\*\*\/)+/, "").replace(/\/\*\*$/, "");
  const source = body
    .replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replace(/\*+/g, ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`);
}

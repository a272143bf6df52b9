import { spawnSync } from "node:child_process";
import { devNull } from "node:os";
import { join, relative, resolve } from "node:path";
import ignore from "ignore";
import type { Project } from "./project.ts";
import { textAt } from "./standing-file.ts";

/** The line that decides about a file. */
export interface IgnoreRule {
  /** The absolute path of the list that the line stands in. */
  readonly file: string;
  readonly pattern: string;
  readonly ignores: boolean;
}

/**
 * What decides whether git ignores a file, whether it is there or not, in lists that everybody has who works in the repository: a setting of this
 * machine alone protects nobody else.
 *
 * @param files absolute
 */
export function ignoredBy(
  files: readonly string[],
  { top, isRepository }: Pick<Project, "top" | "isRepository">,
): (file: string) => IgnoreRule | undefined {
  const rules = isRepository ? rulesOfGit(files, top) : rulesOfList(files, top);
  return (file) => rules.get(file);
}

function rulesOfGit(files: readonly string[], top: string): ReadonlyMap<string, IgnoreRule> {
  // Source: https://git-scm.com/docs/git-check-ignore#_output
  const args = ["check-ignore", "--no-index", "--verbose", "-z", "--stdin"];
  const { status, stdout } = spawnSync(
    "git",
    ["-c", `core.excludesFile=${devNull}`, "-c", "core.fsmonitor=false", ...args],
    {
      cwd: top,
      input: files.map((file) => `${relative(top, file)}\0`).join(""),
      encoding: "utf8",
    },
  );
  // It ends with 1 where nothing is ignored.
  if (status !== 0 && status !== 1) return rulesOfList(files, top);
  const fields = stdout.split("\0");
  const found = new Map<string, IgnoreRule>();
  for (let at = 0; at + 3 < fields.length; at += 4) {
    const [source = "", , pattern = "", file = ""] = fields.slice(at, at + 4);
    const list = resolve(top, source);
    if (/(?:^|[\\/])info[\\/]exclude$/.test(list)) continue;
    found.set(join(top, file), { file: list, pattern, ignores: !pattern.startsWith("!") });
  }
  return found;
}

/** Outside a repository, and where git cannot be asked: by the list in the folder itself. */
function rulesOfList(files: readonly string[], top: string): ReadonlyMap<string, IgnoreRule> {
  const list = join(top, ".gitignore");
  const matcher = ignore().add(textAt(list, top) ?? "");
  return new Map(
    files.flatMap((file): [string, IgnoreRule][] => {
      const { ignored, unignored, rule } = matcher.test(relative(top, file));
      return ignored || unignored ? [[file, { file: list, pattern: rule?.pattern ?? "", ignores: ignored }]] : [];
    }),
  );
}

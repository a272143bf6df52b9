import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import process from "node:process";
import { printable, UserError } from "@nxs-guard/scanner";

/** What git says of a repository. All paths are absolute. */
export interface Repository {
  /** The top of the work tree. */
  readonly top: string;
  /** Where git looks for hooks, `core.hooksPath` of any scope included. */
  readonly hooks: string;
  /** Where git would look if no `core.hooksPath` were set; linked work trees share one such folder. */
  readonly defaultHooks: string;
}

/**
 * The repository around a directory.
 *
 * @throws {UserError} when git is missing, sees no repository there, or sees one without a work tree.
 */
export function findRepository(cwd: string): Repository {
  if (git(cwd, ["rev-parse", "--is-bare-repository"]) === "true") {
    const linked = firstLinkedTree(cwd);
    throw new UserError(
      `${printable(cwd)} is a bare repository: nobody commits in it, so no hook of a commit runs there.`,
      linked === undefined
        ? "Go to a clone that has a work tree."
        : `Go to one of its linked work trees, which share its hooks: ${printable(linked)}`,
    );
  }
  const top = git(cwd, ["rev-parse", "--show-toplevel"]);
  // A relative core.hooksPath counts from where hooks run, which is the top of the work tree.
  const hooks = resolve(top, git(top, ["rev-parse", "--git-path", "hooks"]));
  const defaultHooks = resolve(top, git(top, ["rev-parse", "--git-common-dir"]), "hooks");
  return { top, hooks, defaultHooks };
}

/** Source: https://git-scm.com/docs/git-worktree#_porcelain_format */
function firstLinkedTree(cwd: string): string | undefined {
  const [, ...linked] = git(cwd, ["worktree", "list", "--porcelain"]).split("\n\n");
  return linked.map((tree) => /^worktree (.+)/.exec(tree)?.[1]).find((path) => path !== undefined);
}

/** The answer of a git command that only reads, without its last line end. `rev-parse` runs nothing that a configuration names. */
function git(cwd: string, args: readonly string[]): string {
  const run = spawnSync("git", args, { cwd, encoding: "utf8", env: { ...process.env, LC_ALL: "C" } });
  if (run.error) {
    throw new UserError(
      `git could not be started in ${printable(cwd)} (${run.error.message}).`,
      "Install git, or go to a directory that exists.",
    );
  }
  if (run.status !== 0) {
    const words = run.stderr.split("\n", 1).join("");
    throw new UserError(
      `git sees no work tree at ${printable(cwd)} (${printable(words)}).`,
      words.includes("dubious ownership")
        ? "It belongs to another user. If you trust it, run `git config --global --add safe.directory <its folder>`."
        : "Go to a repository, or make one with `git init`.",
    );
  }
  return run.stdout.replace(/\r?\n$/, "");
}

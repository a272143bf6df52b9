import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(new URL("../../packages/cli/bin/nxs-guard.cjs", import.meta.url));

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A remote repository, and the clones that a CI system makes of it. */
export class Remote {
  readonly folder: string = realpathSync(mkdtempSync(join(tmpdir(), "nxs-guard ci ")));
  readonly #at = join(this.folder, "remote");
  #clones = 0;

  constructor() {
    mkdirSync(this.#at);
    this.git("init", "--quiet", "--initial-branch=main");
    // As the systems do, for the commits of merges and of forks.
    this.git("config", "uploadpack.allowAnySHA1InWant", "true");
  }

  git(...args: readonly string[]): string {
    return git(this.#at, args);
  }

  /** Commits files on the branch that is checked out, past all hooks. @returns the commit's id */
  commit(files: Readonly<Record<string, string>>): string {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.#at, name)), { recursive: true });
      writeFileSync(join(this.#at, name), text);
    }
    this.git("add", "--all");
    this.git("commit", "--quiet", "--allow-empty", "--no-verify", "--message=change");
    return this.id("HEAD");
  }

  id(revision: string): string {
    return this.git("rev-parse", revision).trim();
  }

  /**
   * A clone at a commit of the remote, as actions/checkout makes it: all branches with `depth` 0, otherwise that commit and as many behind it.
   * Source: https://github.com/actions/checkout/blob/main/src/ref-helper.ts
   */
  checkout(revision: string, depth: number): string {
    const clone = join(this.folder, `clone ${++this.#clones}`);
    mkdirSync(clone);
    const id = this.id(revision);
    git(clone, ["init", "--quiet"]);
    git(clone, ["remote", "add", "origin", `file://${this.#at}`]);
    const wanted = depth === 0 ? ["+refs/heads/*:refs/remotes/origin/*", id] : [`--depth=${depth}`, id];
    git(clone, ["fetch", "--quiet", "--no-tags", "origin", ...wanted]);
    git(clone, ["checkout", "--quiet", "--detach", id]);
    return clone;
  }

  /** A clone by `git clone`. */
  clone(...options: readonly string[]): string {
    const clone = join(this.folder, `clone ${++this.#clones}`);
    git(this.folder, ["clone", "--quiet", ...options, `file://${this.#at}`, clone]);
    return clone;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Of whoever runs the tests, a CI system gets neither the variables of its own system nor those of git. */
export const plain: NodeJS.ProcessEnv = {
  PATH: process.env["PATH"],
  HOME: tmpdir(),
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  NO_COLOR: "1",
};

function git(cwd: string, args: readonly string[]): string {
  const identity = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
  return execFileSync("git", [...identity, ...args], { cwd, encoding: "utf8", env: plain, stdio: "pipe" });
}

/** Runs `nxs-guard ci` in a clone. */
export function ci(cwd: string, env: Readonly<Record<string, string>>, ...words: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, "ci", ...words], {
    cwd,
    encoding: "utf8",
    env: { ...plain, ...env },
  });
  return { status, stdout, stderr };
}

import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, vi } from "vitest";

/** A folder that is gone after the test, with spaces in its path. */
export interface TemporaryRepository {
  /** The folder around; nothing but what the test makes stands in it. */
  readonly outside: string;
  readonly top: string;
  path: (name: string) => string;
  git: (...args: readonly string[]) => string;
  /** Writes a file, and the folders that it needs. */
  write: (name: string, content: string | Buffer, mode?: number) => void;
  read: (name: string) => string;
  has: (name: string) => boolean;
  /** Permission bits. */
  mode: (name: string) => number;
}

/** Gives each test of a file a fresh repository, and takes the user's and the machine's git settings out of sight. */
export function temporaryRepository(): TemporaryRepository {
  let outside = "";
  const path = (name: string): string => join(outside, "the repository", name);

  beforeEach(() => {
    for (const name of Object.keys(process.env)) if (name.startsWith("GIT_")) vi.stubEnv(name, undefined);
    outside = realpathSync(mkdtempSync(join(tmpdir(), "nxs-guard hooks ")));
    vi.stubEnv("HOME", outside);
    vi.stubEnv("GIT_CONFIG_GLOBAL", join(outside, "gitconfig"));
    vi.stubEnv("GIT_CONFIG_NOSYSTEM", "1");
    mkdirSync(path(""));
    run(path(""), ["init", "--quiet", "--initial-branch=main"]);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(outside, { recursive: true, force: true });
  });

  return {
    get outside() {
      return outside;
    },
    get top() {
      return path("");
    },
    path,
    git: (...args) => run(path(""), args),
    write: (name, content, mode = 0o644) => {
      mkdirSync(dirname(path(name)), { recursive: true });
      writeFileSync(path(name), content, "latin1");
      chmodSync(path(name), mode);
    },
    read: (name) => readFileSync(path(name), "latin1"),
    has: (name) => existsSync(path(name)),
    mode: (name) => statSync(path(name)).mode & 0o777,
  };
}

function run(cwd: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync("git", args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
  return stdout.trimEnd();
}

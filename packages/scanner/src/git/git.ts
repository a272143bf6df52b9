import { Buffer } from "node:buffer";
import { spawn, type ChildProcessByStdio } from "node:child_process";
import { devNull } from "node:os";
import process from "node:process";
import type { Readable, Writable } from "node:stream";
import { UserError } from "../user-error.ts";
import { workTreeTop } from "../work-tree-top.ts";

/**
 * Whose repository a command reads: the one that the environment names, as in a hook (`GIT_DIR`, `GIT_INDEX_FILE` …), or the one that
 * stands around the working directory, whatever hook the command may run in.
 */
export type Repository = "inherited" | "discovered";

/** A git command under way. */
export interface GitRun {
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** Resolves when git has ended and said everything. @throws {UserError} when git could not be started. */
  readonly ended: Promise<GitEnd>;
  kill(): void;
}

export interface GitEnd {
  readonly status: number;
  readonly stderr: string;
}

// A scanned repository is hostile. Its configuration may name programs; with these none is run.
const HARDENING = [
  ["-c", "core.fsmonitor=false"],
  ["-c", "core.hooksPath=/dev/null"],
  ["-c", "core.pager=cat"],
  ["-c", "core.askPass="],
  ["-c", "credential.helper="],
  ["-c", "diff.relative=false"],
  // A file beside the objects that says which commits have which parents could hide some.
  ["-c", "core.commitGraph=false"],
  "--no-optional-locks",
  // A replaced object reads otherwise than what is committed.
  "--no-replace-objects",
].flat();

const ENVIRONMENT = {
  // Messages are read; see `refusalOf` and the listing of files.
  LC_ALL: "C",
  GIT_TERMINAL_PROMPT: "0",
  // A partial clone fetches what it misses, by a program and from a place that its configuration names.
  GIT_NO_LAZY_FETCH: "1",
  GIT_ALLOW_PROTOCOL: "none",
  // The same can be said in a file of grafts, which no clone brings along.
  GIT_GRAFT_FILE: devNull,
  // What `git --literal-pathspecs commit` and its like hand to hooks is about their words, not ours.
  GIT_LITERAL_PATHSPECS: undefined,
  GIT_GLOB_PATHSPECS: undefined,
  GIT_NOGLOB_PATHSPECS: undefined,
  GIT_ICASE_PATHSPECS: undefined,
};

/** The variables that bind git to one repository. Source: `git rev-parse --local-env-vars`. */
const BINDING = [
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_COMMON_DIR",
  "GIT_DIR",
  "GIT_GRAFT_FILE",
  "GIT_INDEX_FILE",
  "GIT_INTERNAL_SUPER_PREFIX",
  "GIT_NAMESPACE",
  "GIT_OBJECT_DIRECTORY",
  "GIT_PREFIX",
  "GIT_REPLACE_REF_BASE",
  "GIT_SHALLOW_FILE",
  "GIT_WORK_TREE",
];
const UNBOUND = Object.fromEntries(BINDING.map((name) => [name, undefined]));

/** Starts a git command that reads, in a way in which nothing of the repository's configuration is executed. */
export function startGit(cwd: string, repository: Repository, args: readonly string[]): GitRun {
  // A variable that is undefined is not passed on. The configuration may say that the work tree is elsewhere.
  const unbound = { ...UNBOUND, GIT_WORK_TREE: workTreeTop(cwd) };
  const child: ChildProcessByStdio<Writable, Readable, Readable> = spawn("git", [...HARDENING, ...args], {
    cwd,
    env: { ...process.env, ...(repository === "discovered" && unbound), ...ENVIRONMENT },
    stdio: ["pipe", "pipe", "pipe"],
    windowsHide: true,
  });
  // A git that ends early closes its input; what it had to say is in its status.
  child.stdin.on("error", () => undefined);
  const ended = endOf(child);
  // Whoever reads the output first comes to await this only later.
  ended.catch(() => undefined);
  return { stdin: child.stdin, stdout: child.stdout, ended, kill: () => void child.kill() };
}

async function endOf(child: ChildProcessByStdio<Writable, Readable, Readable>): Promise<GitEnd> {
  const said: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => said.push(chunk));
  const status = new Promise<number>((resolve, reject) => {
    child.on("error", () => {
      reject(new UserError("git could not be started.", "Install git and see that it is on the PATH."));
    });
    child.on("close", (code) => {
      resolve(code ?? 1);
    });
  });
  return { status: await status, stderr: Buffer.concat(said).toString() };
}

/** Everything that a command of short output writes. @throws {UserError} when it fails. */
export async function git(cwd: string, repository: Repository, args: readonly string[]): Promise<string> {
  const run = startGit(cwd, repository, args);
  run.stdin.end();
  const written: Buffer[] = [];
  for await (const chunk of run.stdout as AsyncIterable<Buffer>) written.push(chunk);
  const end = await run.ended;
  if (end.status !== 0) throw refusalOf(end);
  return Buffer.concat(written).toString();
}

/** What a failed command means for the person. */
export function refusalOf({ stderr }: GitEnd): UserError {
  if (stderr.includes("dubious ownership")) {
    return new UserError(
      "git refuses to read this repository, because it belongs to another user.",
      "If you trust it, run `git config --global --add safe.directory <its folder>`.",
    );
  }
  if (isNotRepository(stderr)) {
    return new UserError(
      "This directory is in no working tree of a git repository.",
      "Go to a repository, or make one with `git init`.",
    );
  }
  const reason = /^(?:fatal|error): (.*)$/m.exec(stderr)?.[1] ?? "it said nothing";
  return new UserError(`git could not read this repository: ${reason}.`, "See what `git status` and `git fsck` say.");
}

/** Whether git ended because there is no working tree of a repository. A broken repository is one. */
export function isNotRepository(stderr: string): boolean {
  return /^fatal: (?:not a git repository \(or any|this operation must be run in a work tree)/m.test(stderr);
}

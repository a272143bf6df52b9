import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const command = join(root, "packages/cli/bin/nxs-guard.cjs");
const husky = join(root, "node_modules/husky/bin.js");

export interface Run {
  readonly status: number | null;
  /** Standard output and standard error, as a person sees them. */
  readonly output: string;
}

export interface Surroundings {
  /** A folder relative to the top. */
  readonly at?: string;
  /** Comes on top of the usual. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Somebody's project in a folder of its own, with spaces in its path: a real repository in which the built command is installed. */
export class Project {
  readonly outside: string;
  readonly top: string;
  /** The script that husky installs itself by. */
  readonly husky = husky;
  /** PATH, as programs here have it. */
  readonly searchPath = pathWithoutCommand();
  readonly #env: NodeJS.ProcessEnv;

  /** @param like a project to copy, with everything that stands in its folder */
  constructor(like?: Project) {
    if (!existsSync(command)) throw new Error(`The command is not built: ${command} is missing. Run: npm start`);
    this.outside = realpathSync(mkdtempSync(join(tmpdir(), "nxs-guard project ")));
    this.top = join(this.outside, "the project");
    this.#env = {
      PATH: this.searchPath,
      HOME: this.outside,
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_EDITOR: "true",
      GIT_AUTHOR_NAME: "Somebody",
      GIT_AUTHOR_EMAIL: "somebody@example.com",
      GIT_COMMITTER_NAME: "Somebody",
      GIT_COMMITTER_EMAIL: "somebody@example.com",
      NO_COLOR: "1",
    };
    if (like) {
      cpSync(like.outside, this.outside, { recursive: true, verbatimSymlinks: true });
      return;
    }
    mkdirSync(this.top);
    this.git("init", "--quiet", "--initial-branch=main");
    this.write(".gitignore", "node_modules/\n");
    this.write("package.json", '{ "name": "project", "private": true }\n');
    this.replaceCommand(`exec node "${command}" "$@"`);
  }

  /** Puts another program in the place of the installed command, given as the lines of an sh script. */
  replaceCommand(lines: string): void {
    this.write("node_modules/.bin/nxs-guard", `#!/bin/sh\n${lines}\n`, 0o755);
  }

  removeCommand(): void {
    rmSync(this.path("node_modules/.bin/nxs-guard"));
  }

  /** A PATH on which git and the tools of a shell stand, but no Node. */
  pathWithoutNode(): string {
    const folder = join(this.outside, "tools");
    mkdirSync(folder);
    for (const tool of ["sh", "git", "env", "basename", "dirname"]) {
      const found = this.searchPath
        .split(delimiter)
        .map((at) => join(at, tool))
        .find((path) => existsSync(path));
      if (found) symlinkSync(found, join(folder, tool));
    }
    return folder;
  }

  path(name: string): string {
    return join(this.top, name);
  }

  write(name: string, text: string, mode = 0o644): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
    chmodSync(this.path(name), mode);
  }

  read(name: string): string {
    return readFileSync(this.path(name), "utf8");
  }

  /** Runs git and gives whatever comes of it. */
  tryGit(args: readonly string[], { at = "", env = {} }: Surroundings = {}): Run {
    return this.#run("git", args, this.path(at), env);
  }

  /** Runs git where it has to succeed, hooks included. */
  git(...args: readonly string[]): string {
    const { status, output } = this.tryGit(args);
    if (status !== 0) throw new Error(`git ${args.join(" ")}: ${output}`);
    return output;
  }

  /** Makes a commit that no hook looks at. */
  commitUnchecked(message: string): void {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--no-verify", "--allow-empty", "--message", message);
  }

  /** Runs the installed command. */
  nxsGuard(args: readonly string[], at = ""): Run {
    return this.#run(this.path("node_modules/.bin/nxs-guard"), args, this.path(at), {});
  }

  /** Runs a program of this machine, or of the project's `node_modules/.bin`, and gives whatever comes of it. */
  runTool(program: string, args: readonly string[], { at = "", env = {} }: Surroundings = {}): Run {
    const installed = this.path(join("node_modules/.bin", program));
    return this.#run(existsSync(installed) ? installed : program, args, this.path(at), env);
  }

  /** Has the project's packages hold a tool that stands in this repository's. */
  installTool(name: string, script: string): void {
    this.write(
      `node_modules/.bin/${name}`,
      `#!/bin/sh\nexec node "${join(root, "node_modules", script)}" "$@"\n`,
      0o755,
    );
  }

  /** Does what husky's `prepare` script does after an install of the packages. `at` is a work tree, `folder` is for the hooks in it. */
  prepareHusky(at = "", folder = ".husky"): void {
    const { status, output } = this.#run(process.execPath, [husky, folder], this.path(at), {});
    if (status !== 0 || output !== "") throw new Error(`husky: ${output}`);
  }

  head(at = ""): string {
    return this.tryGit(["rev-parse", "--quiet", "--verify", "HEAD"], { at }).output;
  }

  remove(): void {
    rmSync(this.outside, { recursive: true, force: true });
  }

  #run(program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Run {
    const run = spawnSync(program, args, { cwd, env: { ...this.#env, ...env }, encoding: "utf8" });
    if (run.error) throw run.error;
    return { status: run.status, output: run.stdout + run.stderr };
  }
}

/** The tools of this machine, but not those of the packages that the tests were started from. */
function pathWithoutCommand(): string {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.filter((folder) => !existsSync(join(folder, "nxs-guard"))).join(delimiter);
}

import { Buffer } from "node:buffer";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";

/** A temporary folder, in which a test writes files and runs git; it goes away with `remove`. */
export class Folder {
  readonly path: string;

  constructor() {
    this.path = realpathSync(mkdtempSync(join(tmpdir(), "nxs-guard-")));
  }

  at(name: string): string {
    return join(this.path, name);
  }

  write(name: string, content: string | Uint8Array = "nothing\n"): void {
    mkdirSync(dirname(this.at(name)), { recursive: true });
    writeFileSync(this.at(name), content);
  }

  /** Runs git here, apart from the settings and the repository of whoever runs the tests. */
  git(...args: readonly string[]): string {
    return this.gitWith({}, ...args);
  }

  gitWith(environment: Readonly<Record<string, string>>, ...args: readonly string[]): string {
    const env = { ...GIT_ENVIRONMENT, ...environment };
    return execFileSync("git", args, { cwd: this.path, encoding: "utf8", env, stdio: "pipe" });
  }

  init(): void {
    this.git("init", "--quiet", "--initial-branch=main");
  }

  commit(): void {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--allow-empty", "--no-verify", "--message=x");
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

const GIT_ENVIRONMENT = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"))),
  GIT_AUTHOR_NAME: "test",
  GIT_AUTHOR_EMAIL: "test@example.com",
  GIT_COMMITTER_NAME: "test",
  GIT_COMMITTER_EMAIL: "test@example.com",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
};

/** Bytes of a name that is no UTF-8. */
export const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");

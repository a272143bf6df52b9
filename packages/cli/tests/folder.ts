import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A temporary folder for a test; it goes away with `remove`. */
export class Folder {
  readonly path: string = realpathSync(mkdtempSync(join(tmpdir(), "nxs-guard-")));

  at(name: string): string {
    return join(this.path, name);
  }

  write(name: string, content: string | Uint8Array): void {
    mkdirSync(dirname(this.at(name)), { recursive: true });
    writeFileSync(this.at(name), content);
  }

  git(...args: readonly string[]): void {
    execFileSync("git", ["-c", "user.name=test", "-c", "user.email=test@example.com", ...args], {
      cwd: this.path,
      stdio: "pipe",
    });
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

import { spawnSync } from "node:child_process";
import process from "node:process";

/** The setting `core.hooksPath` that git obeys in a work tree. */
export interface HooksPath {
  readonly value: string;
  /** Where it is set, in git's words: `file:.git/config`, `command line:` and the like. */
  readonly origin: string;
}

/** Undefined where it is not set, and git looks into its own folder. `top` is the top of a work tree. */
export function hooksPath(top: string): HooksPath | undefined {
  const { status, stdout } = spawnSync("git", ["config", "-z", "--show-origin", "--get", "core.hooksPath"], {
    cwd: top,
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C" },
  });
  if (status !== 0) return undefined;
  const [origin = "", value = ""] = stdout.split("\0");
  return { value, origin: origin.replace(/^file:/, "").replace(/:$/, "") };
}

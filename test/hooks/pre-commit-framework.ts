import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The framework https://pre-commit.com, which is a package of Python. */
export interface Framework {
  /** The path of its program; undefined where it cannot be had. */
  readonly program: string | undefined;
  /** Why it cannot be had. */
  readonly reason: string;
  readonly remove: () => void;
}

const VERSION = "4.6.2";

/** Takes the framework that is on PATH, else brings it from the Python package index into a folder of its own. */
export function framework(): Framework {
  const nothing = (): undefined => undefined;
  if (spawnSync("pre-commit", ["--version"]).status === 0)
    return { program: "pre-commit", reason: "", remove: nothing };
  const folder = mkdtempSync(join(tmpdir(), "nxs-guard-pre-commit-"));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  // The pip that is there already: one in the environment takes longer to come than all the rest.
  const venv = spawnSync("python3", ["-m", "venv", "--without-pip", folder]);
  if (venv.status !== 0) return { program: undefined, reason: "no Python with venv is at hand", remove };
  const pip = ["-m", "pip", "--python", join(folder, "bin/python"), "--disable-pip-version-check"];
  spawnSync("python3", [...pip, "install", "--quiet", "--no-compile", `pre-commit==${VERSION}`]);
  const program = join(folder, "bin/pre-commit");
  return existsSync(program)
    ? { program, reason: "", remove }
    : { program: undefined, reason: "pip could not bring pre-commit", remove };
}

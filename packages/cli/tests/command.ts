import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** The command, as it is installed. */
export const command = fileURLToPath(new URL("../bin/nxs-guard.cjs", import.meta.url));
if (!existsSync(new URL("../dist/nxs-guard.cjs", import.meta.url)))
  throw new Error("The command is not bundled: run `pnpm build` first.");

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs it to its end, apart from the settings of whoever runs the tests. */
export function nxsGuard(args: readonly string[], { cwd, input = "", env = {} }: RunOptions): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd,
    input,
    encoding: "utf8",
    env: { ...plain, ...env },
  });
  return { code: status, stdout, stderr };
}

/** Starts it and leaves the rest to the caller. */
export function startNxsGuard(args: readonly string[], cwd: string): ReturnType<typeof spawn> {
  return spawn(process.execPath, [command, ...args], { cwd, env: plain });
}

const plain = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:GIT_|NO_COLOR|FORCE_COLOR|CI$)/.test(name)),
);

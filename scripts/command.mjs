import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** The repository's top folder. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** A command that ended badly; `message` holds what it wrote. */
export class CommandFailed extends Error {}

/**
 * Runs a command and gives its exit code and what it wrote, on both streams in their order.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(file, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], ...options });
    const chunks = [];
    child.stdout?.on("data", (chunk) => chunks.push(chunk));
    child.stderr?.on("data", (chunk) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }));
  });
}

/** As `run`, but a bad end is a `CommandFailed`. */
export async function mustRun(file, args, options) {
  const { code, output } = await run(file, args, options);
  if (code !== 0) throw new CommandFailed(output.trim() || `${file} ended with code ${code} and said nothing.`);
  return output;
}

/** The first command of a development tool of this repository: `mustRun(...tool("eslint", "."))`. */
export function tool(name, ...args) {
  const home = join(root, "node_modules", name);
  const { bin } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  const script = typeof bin === "string" ? bin : Object.values(bin)[0];
  return [process.execPath, [join(home, script), ...args]];
}

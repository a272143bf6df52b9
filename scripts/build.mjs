import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { mustRun, root, tool } from "./command.mjs";

/** What bundling writes beside the compiled modules. */
const BUNDLED = new Set(["plugin.js", "worker.js"]);

const cli = join(root, "packages", "cli");
const eslintPlugin = join(root, "packages", "eslint-plugin");

/** The built command, as it is installed. */
export const command = join(cli, "bin", "nxs-guard.cjs");
/** The built ESLint plugin, as it is installed. */
export const plugin = join(eslintPlugin, "dist", "plugin.js");

/** Compiles every package, and bundles the command and the ESLint plugin when something in them changed. */
export async function build() {
  await mustRun(...tool("typescript", "-b"));
  await bundle(eslintPlugin, plugin);
  await bundle(cli, join(cli, "dist", "start.cjs"));
}

async function bundle(folder, outcome) {
  if (isStale(folder, outcome)) await mustRun(process.execPath, ["bundle.mjs"], { cwd: folder });
}

function isStale(folder, outcome) {
  if (!existsSync(outcome)) return true;
  const bundled = statSync(outcome).mtimeMs;
  const packages = ["rules", ...readdirSync(join(root, "packages")).map((name) => join("packages", name))];
  const modules = packages.flatMap((name) => compiled(join(root, name, "dist")));
  const inputs = [...modules, join(folder, "bundle.mjs"), join(folder, "package.json"), join(root, "pnpm-lock.yaml")];
  return inputs.some((path) => statSync(path).mtimeMs > bundled);
}

function compiled(dist) {
  if (!existsSync(dist)) return [];
  return readdirSync(dist, { recursive: true })
    .filter((name) => name.endsWith(".js") && !BUNDLED.has(name))
    .map((name) => join(dist, name));
}

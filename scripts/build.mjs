import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { mustRun, root, tool } from "./command.mjs";

const cli = join(root, "packages", "cli");

/** The built command, as it is installed. */
export const command = join(cli, "bin", "nxs-guard.cjs");

const bundle = join(cli, "dist", "start.cjs");

/** Compiles every package, and bundles the command when something in it changed. */
export async function build() {
  await mustRun(...tool("typescript", "-b"));
  if (bundleIsStale()) await mustRun(process.execPath, ["bundle.mjs"], { cwd: cli });
}

function bundleIsStale() {
  if (!existsSync(bundle)) return true;
  const bundled = statSync(bundle).mtimeMs;
  const folders = ["rules", ...readdirSync(join(root, "packages")).map((name) => join("packages", name))];
  const modules = folders.flatMap((folder) => compiled(join(root, folder, "dist")));
  const inputs = [...modules, join(cli, "bundle.mjs"), join(cli, "package.json"), join(root, "pnpm-lock.yaml")];
  return inputs.some((path) => statSync(path).mtimeMs > bundled);
}

function compiled(dist) {
  if (!existsSync(dist)) return [];
  return readdirSync(dist, { recursive: true })
    .filter((name) => name.endsWith(".js"))
    .map((name) => join(dist, name));
}

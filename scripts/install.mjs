import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { mustRun, root } from "./command.mjs";

const stamp = join(root, "node_modules", ".cache", "nxs-guard", "installed");

/**
 * Installs the dependencies that the lockfile names, with the pnpm that `package.json` pins, so that a clone needs no pnpm of its own.
 * Does nothing when nothing changed since the last time.
 *
 * @returns {Promise<boolean>} whether there was something to do
 */
export async function install() {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return false;
  await mustRun(
    "npx",
    ["--yes", pinnedPnpm(), "install", "--frozen-lockfile", "--config.confirm-modules-purge=false"],
    {
      // Windows runs `npx.cmd`, which needs a shell.
      shell: process.platform === "win32",
    },
  );
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  return true;
}

/** The package and version of this repository's package manager: `pnpm@10.34.9`. */
export function pinnedPnpm() {
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return packageManager.split("+")[0];
}

/** Changes whenever an installation could come out otherwise. */
function fingerprint() {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch} ${process.version}`);
  const manifests = ["", "rules", ...readdirSync(join(root, "packages")).map((name) => join("packages", name))]
    .map((folder) => join(folder, "package.json"))
    .filter((path) => existsSync(join(root, path)));
  for (const path of ["pnpm-lock.yaml", "pnpm-workspace.yaml", ...manifests]) {
    hash.update(path).update(readFileSync(join(root, path)));
  }
  return hash.digest("hex");
}

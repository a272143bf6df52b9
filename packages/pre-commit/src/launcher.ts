import { accessSync, constants, existsSync, realpathSync, statSync } from "node:fs";
import { delimiter, dirname, join, relative, sep } from "node:path";
import process from "node:process";
import { printable, UserError } from "@nxs-guard/scanner";
import type { Repository } from "./repository.ts";

/** How hooks, which git starts at the top of the work tree, come to the command. */
export interface Launcher {
  /** The folder of the package that has it, from the top with `/`; empty for the top, and for what stands above it or on PATH. */
  readonly folder: string;
  /**
   * `path`: it stands in the folder's own packages. `npx`: elsewhere, and npx looks for it. `yarn`: Yarn's Plug'n'Play keeps packages in archives, and
   * Yarn alone starts what is in them.
   */
  readonly by: "path" | "npx" | "yarn";
}

export const AT_TOP: Launcher = { folder: "", by: "path" };

/** The words that start the command from anywhere, with a shell or without one. */
export function commandWords({ folder, by }: Launcher): string {
  if (by === "yarn") return "yarn nxs-guard";
  return folder === "" ? "npx --no-install nxs-guard" : `npx --no-install --prefix "${folder}" nxs-guard`;
}

/** The same for an sh that stands at the top of the work tree: npx would take three times as long to start as the command does. */
export function shellWords(launcher: Launcher): string {
  if (launcher.by !== "path") return commandWords(launcher);
  const below = launcher.folder === "" ? "" : `/${launcher.folder}`;
  return `PATH="$PWD${below}/node_modules/.bin:$PATH" nxs-guard`;
}

/** How those words begin, whatever they were written for. */
export const ANY_WORDS = String.raw`(?:yarn|npx --no-install(?: --prefix "[^"]*")?|PATH="[^"]*") nxs-guard`;

/** The package folders that the text of a hook, or of a manager's configuration in YAML or JSON, has the command looked for in. */
export function foldersNamedIn(text: string): string[] {
  return [...text.matchAll(/(?:"\$PWD\/|--prefix \\?")([^"$\\]+?)(?:\/node_modules\/[^"]*)?\\?"/g)]
    .map(([, folder = ""]) => folder)
    .filter((folder) => NAME.test(folder));
}

/** Letters that mean themselves between double quotes, in sh and in YAML. */
const NAME = /^[\w@+.,=-][\w@+.,=/ -]*$/;

/**
 * How hooks come to the command as it is installed now.
 *
 * @param cwd a directory of the work tree: a package there is looked at first, then those above
 * @returns undefined where no package has it, nor PATH
 * @throws {UserError} for a folder whose name cannot stand in a hook
 */
export function findLauncher(cwd: string, repository: Repository): Launcher | undefined {
  if (plugsAndPlays(repository)) return { folder: "", by: "yarn" };
  const way = relative(repository.top, realpathSync(cwd)).split(sep).join("/");
  const folder = folderAndAbove(way).find((one) => commandIn(repository, one) !== undefined);
  if (folder !== undefined) return launcherIn(folder);
  return commandAround(repository) === undefined ? undefined : { folder: "", by: "npx" };
}

/** @throws {UserError} for a folder whose name cannot stand in a hook. */
export function launcherIn(folder: string): Launcher {
  if (folder === "" || NAME.test(folder)) return { folder, by: "path" };
  throw new UserError(
    `nxs-guard is installed in ${printable(folder)}, a name that cannot be written into a hook safely.`,
    "Install it at the top of the repository, then run the command again.",
  );
}

/**
 * The command that the hooks of a repository start, as an absolute path or in words.
 *
 * @param folders those that hooks name, from the top
 */
export function commandFor(repository: Repository, folders: readonly string[]): string | undefined {
  if (plugsAndPlays(repository)) return commandWords({ folder: "", by: "yarn" });
  for (const folder of [...folders, ""]) {
    const command = commandIn(repository, folder);
    if (command !== undefined) return command;
  }
  return commandAround(repository);
}

/** In a package's own folder, or in that of the main work tree. */
function commandIn({ top, defaultHooks }: Repository, folder: string): string | undefined {
  return [top, dirname(dirname(defaultHooks))]
    .map((root) => join(root, folder, "node_modules/.bin/nxs-guard"))
    .find(isRunnable);
}

/** Above the top, or on PATH. */
function commandAround({ top }: Repository): string | undefined {
  const above = upwards(dirname(top)).map((at) => join(at, "node_modules/.bin/nxs-guard"));
  return above.find(isRunnable) ?? commandOnPath();
}

/** Whether the command is installed for all that this user does. */
export function isOnPath(): boolean {
  return commandOnPath() !== undefined;
}

/** What npx and its kin put on PATH for one run does not count: it is not there when git starts a hook. */
function commandOnPath(): string | undefined {
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .filter((at) => at !== "" && !at.split(sep).includes("node_modules"))
    .map((at) => join(at, "nxs-guard"))
    .find(isRunnable);
}

function plugsAndPlays({ top }: Repository): boolean {
  return existsSync(join(top, ".pnp.cjs"));
}

function folderAndAbove(folder: string): string[] {
  return folder === "" ? [""] : [folder, ...folderAndAbove(folder.split("/").slice(0, -1).join("/"))];
}

function upwards(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...upwards(above)];
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

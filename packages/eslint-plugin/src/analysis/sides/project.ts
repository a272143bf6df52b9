import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { detectFrameworks, isServerPackage } from "@nxs-guard/client-boundary";
import type { Manifest, ProjectFacts } from "@nxs-guard/client-boundary";

import type { Settings } from "../settings.ts";
import { publicEnvOf } from "./public-env-config.ts";

/** The package that a file belongs to. */
export interface Project {
  /** Absolute. */
  readonly root: string;
  readonly facts: ProjectFacts;
}

type Found = Pick<
  ProjectFacts,
  "envPrefixes" | "extensionScripts" | "frameworks" | "inlinedEnvNames" | "isServerPackage" | "workerEntries"
>;

/** What is known of a package's folder, as long as neither the list of its files nor one that was read changes: editors run for days. */
interface Kept {
  /** Their last change, in milliseconds. */
  readonly changed: number;
  /** The names of the files that were read. */
  readonly sources: readonly string[];
  readonly found: Found;
}

const kept = new Map<string, Kept>();
interface BuiltProject {
  readonly found: Found;
  readonly project: Project;
}

const built = new WeakMap<Settings, Map<string, BuiltProject>>();

/**
 * The project of a file: the folder of the nearest package.json above it, else the working directory.
 * @param path of the file, absolute or from `cwd`; it need not exist
 */
export function projectOf(path: string, cwd: string, settings: Settings): Project {
  const root = rootAbove(resolve(cwd, path)) ?? cwd;
  const found = findIn(root);
  const projects = built.get(settings) ?? new Map<string, BuiltProject>();
  built.set(settings, projects);
  const before = projects.get(root);
  if (before?.found === found) return before.project;
  const project = { root, facts: factsFrom(found, settings) };
  projects.set(root, { found, project });
  return project;
}

function factsFrom(
  found: Found,
  { framework, rootDir, envPrefixes, clientFiles, serverFiles }: Settings,
): ProjectFacts {
  return {
    ...found,
    frameworks: framework === undefined ? found.frameworks : [framework],
    rootDir,
    clientFiles,
    serverFiles,
    envPrefixes: [...envPrefixes, ...(found.envPrefixes ?? [])],
  };
}

/** A path as the judgement takes it: relative to `from`, with `/`. */
export function pathFrom(from: string, path: string): string {
  return relative(from, path).split(sep).join("/");
}

function rootAbove(path: string): string | undefined {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function findIn(root: string): Found {
  const before = kept.get(root);
  if (before?.changed === changeIn(root, before?.sources ?? [])) return before.found;
  const names = fileNamesIn(root);
  const sources = new Set<string>();
  const read = (name: string): string => {
    if (!names.includes(name)) return "";
    sources.add(name);
    return textOf(join(root, name));
  };
  const manifest = manifestFrom(read("package.json"));
  const found = {
    frameworks: detectFrameworks(manifest, names),
    isServerPackage: isServerPackage(manifest),
    workerEntries: names
      .filter((name) => /^wrangler\.(?:toml|jsonc?)$/.test(name))
      .flatMap((name) => mainOf(read(name))),
    extensionScripts: scriptsOf(read("manifest.json")),
    ...publicEnvOf(names, read),
  };
  kept.set(root, { changed: changeIn(root, [...sources]), sources: [...sources], found });
  return found;
}

function changeIn(root: string, sources: readonly string[]): number {
  return Math.max(changeOf(root), ...sources.map((name) => changeOf(join(root, name))));
}

/** In milliseconds; 0 of what is not there. */
function changeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function fileNamesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A file that cannot be read tells nothing; that is for others to complain of. */
function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function manifestFrom(text: string): Manifest {
  const manifest = parsed(text);
  return { dependencies: recordIn(manifest, "dependencies"), devDependencies: recordIn(manifest, "devDependencies") };
}

/** `main` of wrangler's configuration, whose TOML and JSON with comments write it alike. */
function mainOf(text: string): string[] {
  const main = /^\s*"?main"?\s*[=:]\s*["'](?<path>[^"'\n]+)["']/m.exec(text)?.groups?.["path"];
  return main === undefined ? [] : [main.replace(/^\.\//, "")];
}

/** The scripts that a browser extension's manifest names. */
function scriptsOf(text: string): string[] {
  const manifest = parsed(text);
  if (!("manifest_version" in manifest)) return [];
  const texts =
    JSON.stringify([manifest["background"], manifest["content_scripts"]]).match(/"[^"]+\.[cm]?[jt]sx?"/g) ?? [];
  return texts.map((quoted) => quoted.slice(1, -1).replace(/^\.?\//, ""));
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function recordIn(manifest: Readonly<Record<string, unknown>>, name: string): Record<string, string> | undefined {
  const value = manifest[name];
  return typeof value === "object" && value !== null ? (value as Record<string, string>) : undefined;
}

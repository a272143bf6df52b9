import { readdirSync } from "node:fs";
import { detectFrameworks, type FrameworkId } from "@nxs-guard/client-boundary";
import { git, workTreeTop } from "@nxs-guard/scanner";
import { findCiSystems, type CiSystem } from "./ci-systems.ts";
import { foldersUpTo } from "./folders-up-to.ts";
import { manifestIn, type Manifest } from "./manifest.ts";
import { findPackageManager, type PackageManager } from "./package-manager.ts";

/** What is known of a project before anything is set up in it. Paths are absolute. */
export interface Project {
  /** The top of the repository, outside one the folder that the command was started in. Nothing is written outside. */
  readonly top: string;
  readonly isRepository: boolean;
  /** The package: the nearest folder with a package.json, or the one that the command was started in. */
  readonly folder: string;
  /** That of the package. */
  readonly manifest: Manifest | undefined;
  readonly packageManager: PackageManager;
  readonly frameworks: readonly FrameworkId[];
  readonly ciSystems: readonly CiSystem[];
}

/** @param cwd an absolute directory */
export async function readProject(cwd: string, environment: NodeJS.ProcessEnv): Promise<Project> {
  const repository = workTreeTop(cwd);
  const top = repository ?? cwd;
  const folder = foldersUpTo(cwd, top).find((at) => manifestIn(at, top)) ?? cwd;
  const manifest = manifestIn(folder, top);
  return {
    top,
    isRepository: repository !== undefined,
    folder,
    manifest,
    packageManager: findPackageManager(folder, top, environment["npm_config_user_agent"]),
    frameworks: manifest ? detectFrameworks(manifest, readdirSync(folder)) : [],
    ciSystems: findCiSystems(top, repository === undefined ? undefined : await remoteOf(top)),
  };
}

/** The address that is pushed to by default, or of the only remote. It may hold a password, and is not shown. */
async function remoteOf(top: string): Promise<string | undefined> {
  const listed = await git(top, "discovered", ["config", "--get-regexp", String.raw`^remote\..*\.url$`]).catch(
    () => "",
  );
  const remotes = listed
    .split("\n")
    .flatMap((line) => [...line.matchAll(/^remote\.(?<name>.*)\.url (?<url>.*)$/g)].map(({ groups }) => groups));
  return (remotes.find((remote) => remote?.["name"] === "origin") ?? remotes[0])?.["url"];
}

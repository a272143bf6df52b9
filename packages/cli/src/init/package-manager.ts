import { existsSync } from "node:fs";
import { join } from "node:path";
import { foldersUpTo } from "./folders-up-to.ts";
import { manifestIn } from "./manifest.ts";
import { textAt } from "./standing-file.ts";

const names = ["npm", "pnpm", "yarn", "bun"] as const;

export interface PackageManager {
  readonly name: (typeof names)[number];
  /** What a person runs after a manifest has changed. */
  readonly install: string;
  /** The same with the names of packages to be added behind it. */
  readonly add: string;
  /** Whether packages stand in a `node_modules`, where the hooks look for the command. */
  readonly hasNodeModules: boolean;
}

/** Files that only one of them has. */
const files: readonly (readonly [file: string, name: PackageManager["name"]])[] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["pnpm-workspace.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["package-lock.json", "npm"],
  ["npm-shrinkwrap.json", "npm"],
];

/**
 * The package manager of a project: what its manifest names, the nearest first, or else whose lockfile stands there, or else the one that has
 * started this command.
 *
 * @param folder of the package
 * @param userAgent what npm, pnpm, yarn and bun call themselves in `npm_config_user_agent`
 */
export function findPackageManager(folder: string, top: string, userAgent = ""): PackageManager {
  for (const at of foldersUpTo(folder, top)) {
    const name = namedIn(at, top) ?? files.find(([file]) => existsSync(join(at, file)))?.[1];
    if (name) return of(name, folder, top);
  }
  return of(known(userAgent) ?? "npm", folder, top);
}

const adding: Readonly<Record<PackageManager["name"], string>> = {
  npm: "npm install --save-dev",
  pnpm: "pnpm add --save-dev",
  yarn: "yarn add --dev",
  bun: "bun add --dev",
};

function of(name: PackageManager["name"], folder: string, top: string): PackageManager {
  return {
    name,
    install: `${name} install`,
    add: adding[name],
    hasNodeModules: name !== "yarn" || !plugsAndPlays(folder, top),
  };
}

/** Source: https://nodejs.org/api/packages.html#packagemanager, https://docs.npmjs.com/cli/configuring-npm/package-json#devengines */
function namedIn(folder: string, top: string): PackageManager["name"] | undefined {
  const { packageManager, devEngines } = manifestIn(folder, top) ?? {};
  const engine = [devEngines?.packageManager].flat()[0];
  return (
    (typeof packageManager === "string" ? known(packageManager) : undefined) ??
    (typeof engine === "object" && engine !== null && "name" in engine ? known(String(engine.name)) : undefined)
  );
}

function known(text: string): PackageManager["name"] | undefined {
  return names.find((name) => name === text.split(/[@/]/, 1)[0]);
}

/** Whether Yarn keeps packages in archives, as it does since its second version unless told otherwise. Source: https://yarnpkg.com/configuration/yarnrc#nodeLinker */
function plugsAndPlays(folder: string, top: string): boolean {
  return foldersUpTo(folder, top).some((at) => {
    if (existsSync(join(at, ".pnp.cjs"))) return true;
    const isModern = /^yarn@(?:[2-9]|\d\d)/.test(manifestIn(at, top)?.packageManager ?? "");
    const settings = textAt(join(at, ".yarnrc.yml"), top);
    return (isModern || settings !== undefined) && !/^nodeLinker:\s*["']?(?:node-modules|pnpm)/m.test(settings ?? "");
  });
}

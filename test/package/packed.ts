import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { unpack } from "@publint/pack";
import { pinnedPnpm } from "../../scripts/install.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folders = ["rules", ...readdirSync(join(root, "packages")).map((name) => join("packages", name))];

/** A package as it would be published. */
export interface Packed {
  readonly name: string;
  /** The path of its archive. */
  readonly archive: string;
  /** Its folder in the workspace. */
  readonly folder: string;
  readonly manifest: { readonly dependencies?: Readonly<Record<string, string>> };
  /** By their path in the package. */
  readonly files: ReadonlyMap<string, Buffer>;
}

/** Packs every package of the workspace into `destination`, as publishing would. */
export async function packAll(destination: string): Promise<Packed[]> {
  const pack = ["--recursive", "--filter", "!nxs-guard-workspace", "pack", "--pack-destination", destination];
  execFileSync("npx", ["--yes", pinnedPnpm(), ...pack], {
    cwd: root,
    stdio: "pipe",
    shell: process.platform === "win32",
  });
  const archives = readdirSync(destination).map((name) => join(destination, name));
  return Promise.all(archives.map(read));
}

async function read(archive: string): Promise<Packed> {
  const { files, rootDir } = await unpack(readFileSync(archive));
  const byPath = new Map(files.map(({ name, data }) => [name.slice(rootDir.length + 1), Buffer.from(data)]));
  const manifest = JSON.parse(String(byPath.get("package.json"))) as Packed["manifest"] & { readonly name: string };
  return { name: manifest.name, archive, folder: workspace.get(manifest.name) ?? root, manifest, files: byPath };
}

/** The packages of the workspace: the folder of each by its name. */
export const workspace: ReadonlyMap<string, string> = new Map(
  folders.map((folder) => {
    const manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as { readonly name: string };
    return [manifest.name, join(root, folder)];
  }),
);

/**
 * Puts packages side by side into `project/node_modules`, with links to the third-party packages that they declare and nothing else:
 * what a package does not declare, it does not find.
 */
export function placeInto(project: string, packages: readonly Packed[]): void {
  const own = new Set(packages.map(({ name }) => name));
  for (const { name, folder, manifest, files } of packages) {
    const home = join(project, "node_modules", name);
    for (const [path, data] of files) {
      mkdirSync(dirname(join(home, path)), { recursive: true });
      writeFileSync(join(home, path), data);
    }
    for (const dependency of Object.keys(manifest.dependencies ?? {}).filter((other) => !own.has(other))) {
      const link = join(home, "node_modules", dependency);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(join(folder, "node_modules", dependency), link, "junction");
    }
  }
}

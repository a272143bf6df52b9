import { copyFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { plugin } from "../../scripts/build.mjs";
import { root } from "../../scripts/command.mjs";
import { medians, spawnQuietly } from "./stopwatch.mjs";
import { inEmptyFolder } from "./workplace.mjs";

const FILES = 400;
const ROUNDS = 5;
/** In bytes: a smaller file is hardly a source, a larger one is made by a bundler. */
const SIZES = { least: 500, most: 60_000 };

/** ESLint with every rule of the plugin, against the same run with only ESLint's own recommended rules. */
export async function* measureEslint() {
  yield* await inEmptyFolder((folder) => {
    const megabytes = assemble(join(folder, "sources"));
    const [plain, guarded] = [false, true].map((isGuarded) => configure(folder, isGuarded));
    const lint = (config) =>
      spawnQuietly(process.execPath, [join(root, "node_modules/eslint/bin/eslint.js"), "--config", config, "sources"], {
        cwd: folder,
      });
    const [reference, ours] = medians([() => lint(plain), () => lint(guarded)], ROUNDS);
    const what = `ESLint, all rules, ${FILES} files, ${megabytes.toFixed(1)} MB`;
    const measured = (ours / reference - 1) * 100;
    return [{ what, ours, reference, against: "its own rules", measured, unit: " %", now: 10, end: 5 }];
  });
}

/** Copies JavaScript sources of the installed packages. Gives their size in MB. */
function assemble(folder) {
  mkdirSync(folder);
  const sources = readdirSync(join(root, "node_modules", ".pnpm"), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /(?<!\.min)\.m?js$/.test(entry.name) && !/[\\/]dist[\\/]/.test(entry.parentPath),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => isSource(statSync(path).size))
    .sort();
  const step = Math.max(1, Math.floor(sources.length / FILES));
  let bytes = 0;
  for (let index = 0; index < FILES; index++) {
    const source = sources[(index * step) % sources.length];
    copyFileSync(source, join(folder, `${index}-${basename(source)}`));
    bytes += statSync(source).size;
  }
  return bytes / 1e6;
}

function isSource(size) {
  return size >= SIZES.least && size <= SIZES.most;
}

/** Writes a configuration, with or without the plugin's rules, and gives its path. */
function configure(folder, isGuarded) {
  const url = (path) => JSON.stringify(pathToFileURL(resolve(root, path)).href);
  const config = join(folder, isGuarded ? "guarded.mjs" : "plain.mjs");
  const load = isGuarded ? `import nxsGuard from ${url(plugin)};\n` : "";
  writeFileSync(
    config,
    `import js from ${url("node_modules/@eslint/js/src/index.js")};\n${load}export default [js.configs.recommended${isGuarded ? ", nxsGuard.configs.strict" : ""}];\n`,
  );
  return config;
}

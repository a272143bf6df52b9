import { copyFileSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { root } from "../../scripts/command.mjs";

const TEXT = new Set([".cjs", ".cts", ".js", ".json", ".map", ".md", ".mjs", ".mts", ".ts", ".txt", ".yml"]);

/**
 * Copies text files of the installed packages, none of them hidden or ignored, until there are enough. Gives their size in MB.
 *
 * @param isSpread whether they are of all packages, in even steps; otherwise the first ones
 */
export function assemble(tree, files, isSpread) {
  const packages = join(root, "node_modules", ".pnpm");
  const sources = readdirSync(packages, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith(".") && TEXT.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const step = isSpread ? sources.length / files : 1;
  let bytes = 0;
  for (let index = 0; index < files; index++) {
    const source = sources[Math.floor(index * step) % sources.length];
    const target = join(tree, String(index % 100), `${index}-${basename(source)}`);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(source, target);
    bytes += statSync(target).size;
  }
  return bytes / 1e6;
}

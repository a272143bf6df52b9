import { copyFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import process from "node:process";
import { catalogue } from "@nxs-guard/rules";
import { command } from "../../scripts/build.mjs";
import { root } from "../../scripts/command.mjs";
import { peakMemory } from "./peak-memory.mjs";
import { medians, spawnQuietly } from "./stopwatch.mjs";
import { inEmptyFolder } from "./workplace.mjs";

const FILES = 10_000;
const TEXT = new Set([".cjs", ".cts", ".js", ".json", ".map", ".md", ".mjs", ".mts", ".ts", ".txt", ".yml"]);

/** The scan of a large tree: its time against ripgrep's for the same anchors, and the memory it takes. */
export async function* measureTree() {
  yield* await inEmptyFolder(async (folder) => {
    const tree = join(folder, "tree");
    const megabytes = assemble(tree);
    const anchors = join(folder, "anchors");
    writeFileSync(anchors, catalogue.rules.flatMap((rule) => rule.anchors ?? []).join("\n"));

    const scan = [command, "scan", tree, "--report", "json", "--quiet"];
    const memory = await peakMemory(scan);
    const rows = [
      {
        what: `memory of that scan`,
        ours: `${memory.toFixed(0)} MB`,
        measured: memory,
        unit: " MB",
        now: 300,
        end: 200,
      },
    ];
    const what = `scan of ${FILES.toLocaleString("en")} files, ${megabytes.toFixed(0)} MB`;
    const rg = await ripgrep();
    if (!rg) return [{ what, skipped: "no rg on PATH, and none for this platform in @vscode/ripgrep" }, ...rows];
    const [ours, reference] = medians(
      [() => spawnQuietly(process.execPath, scan), () => spawnQuietly(rg, ["-a", "-c", "-F", "-f", anchors, tree])],
      5,
    );
    return [{ what, ours, reference, against: "rg", measured: ours / reference, unit: " ×", now: 2, end: 1 }, ...rows];
  });
}

/** Copies text files of the installed packages, none of them hidden or ignored, until there are enough. Gives their size in MB. */
function assemble(tree) {
  const packages = join(root, "node_modules", ".pnpm");
  const sources = readdirSync(packages, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith(".") && TEXT.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  let bytes = 0;
  for (let index = 0; index < FILES; index++) {
    const source = sources[index % sources.length];
    const target = join(tree, String(index % 100), `${index}-${basename(source)}`);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(source, target);
    bytes += statSync(target).size;
  }
  return bytes / 1e6;
}

/** The path of a ripgrep that runs here. */
async function ripgrep() {
  const candidates = ["rg"];
  try {
    candidates.push((await import("@vscode/ripgrep")).rgPath);
  } catch {
    // The package throws where it has no binary for the platform.
  }
  return candidates.find((path) => {
    try {
      spawnQuietly(path, ["--version"]);
      return true;
    } catch {
      return false;
    }
  });
}

import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { catalogue } from "@nxs-guard/rules";
import { command } from "../../scripts/build.mjs";
import { root } from "../../scripts/command.mjs";
import { assemble } from "./assembled-tree.mjs";
import { peakMemory } from "./peak-memory.mjs";
import { medians, spawnQuietly } from "./stopwatch.mjs";
import { inEmptyFolder } from "./workplace.mjs";

/** Of the first, the start of Node is a good part; the others hold big bundles too and tell of throughput. */
const TREES = [
  { files: 10_000, isSpread: false },
  { files: 16_000, isSpread: true },
  { files: 64_000, isSpread: true },
];
const BIG_FILE = 2_000_000_000;

/** The scan of large trees: its time against ripgrep's for the same anchors, and the memory it takes; and that of one big file. */
export async function* measureTree() {
  for (const tree of TREES) yield* await inEmptyFolder((folder) => measure(folder, tree));
  yield await inEmptyFolder(measureBigFile);
  yield await inEmptyFolder(measureWrappedText);
}

async function measure(folder, { files, isSpread }) {
  const tree = join(folder, "tree");
  const megabytes = assemble(tree, files, isSpread);
  const anchors = join(folder, "anchors");
  writeFileSync(anchors, catalogue.rules.flatMap((rule) => rule.anchors ?? []).join("\n"));

  const scan = [command, "scan", tree, "--report", "json", "--quiet"];
  const rows = [memoryRow("memory of that scan", await peakMemory(scan))];
  const what = `scan of ${files.toLocaleString("en")} files, ${megabytes.toFixed(0)} MB`;
  const rg = await ripgrep();
  if (!rg) return [{ what, skipped: "no rg on PATH, and none for this platform in @vscode/ripgrep" }, ...rows];
  const [ours, reference] = medians(
    [() => spawnQuietly(process.execPath, scan), () => spawnQuietly(rg, ["-a", "-c", "-F", "-f", anchors, tree])],
    5,
  );
  return [{ what, ours, reference, against: "rg", measured: ours / reference, unit: " ×", now: 2, end: 1 }, ...rows];
}

/** Ordinary code, again and again. */
async function measureBigFile(folder) {
  const code = readFileSync(join(root, "node_modules", "typescript", "lib", "typescript.js"));
  const path = join(folder, "big.js");
  for (let length = 0; length < BIG_FILE; length += code.length) appendFileSync(path, code);
  const memory = await peakMemory([command, "scan", path, "--report", "json", "--quiet"]);
  return memoryRow("memory of a file of 2 GB", memory);
}

/** Large files that are nothing but short lines of base64: hundreds of thousands each. */
async function measureWrappedText(folder) {
  const letters = Buffer.from("some words, ".repeat(1000)).toString("base64");
  const lines = Buffer.alloc(8_000_000, letters.replaceAll(/.{30}/g, "$&\n"));
  for (let index = 0; index < 60; index++) writeFileSync(join(folder, `${index}.txt`), lines);
  const memory = await peakMemory([command, "scan", folder, "--report", "json", "--quiet"]);
  return memoryRow("memory of 60 files of base64", memory);
}

function memoryRow(what, memory) {
  return { what, ours: `${memory.toFixed(0)} MB`, measured: memory, unit: " MB", now: 300, end: 200 };
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

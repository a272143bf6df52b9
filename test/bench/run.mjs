// `pnpm bench [NAME…] [--save]`: what nxs-guard costs, each beside its reference in the same run; ratios hold where times do not.
// `--save` keeps the numbers in bench/results/<commit>.json.
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { mustRun, root } from "../../scripts/command.mjs";
import { measureDoubling } from "./doubling.mjs";
import { measureEslint } from "./eslint.mjs";
import { measureHistory } from "./history.mjs";
import { measureHostile } from "./hostile.mjs";
import { measureRules } from "./rules.mjs";
import { measureStaged } from "./staged.mjs";
import { measureTree } from "./tree.mjs";

const benchmarks = {
  tree: measureTree,
  rules: measureRules,
  staged: measureStaged,
  history: measureHistory,
  hostile: measureHostile,
  eslint: measureEslint,
  doubling: measureDoubling,
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { save: { type: "boolean", default: false } },
});
const unknown = positionals.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  console.error(`No benchmark is named ${unknown.join(", ")}. There are: ${Object.keys(benchmarks).join(", ")}.`);
  process.exit(2);
}

const results = [];
console.log(`Node ${process.version}, ${cpus().length} cores\n${line("", "measured", "now", "in the end")}`);
for (const [name, measure] of Object.entries(benchmarks)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  for await (const result of measure()) {
    results.push(result);
    console.log(show(result));
  }
}
if (values.save) await save();

/**
 * @param {{ what: string, skipped?: string, measured?: number, unit?: string, now?: number, end?: number, ours?: number | string,
 *   reference?: number, against?: string }} result `ours` and `reference` in milliseconds
 */
function show({ what, skipped, measured, unit, now, end, ours, reference, against }) {
  if (skipped) return `${what}: skipped, ${skipped}`;
  const times =
    reference === undefined ? "" : `  ${ours.toFixed(0)} ms against ${reference.toFixed(0)} ms (${against})`;
  const over = measured > now ? "  OVER" : "";
  const digits = unit === " ×" ? 2 : 0;
  return `${line(what, `${measured.toFixed(digits)}${unit}`, `${now}${unit}`, `${end}${unit}`)}${times}${over}`;
}

function line(what, measured, now, end) {
  return `${what.padEnd(44)}${measured.padStart(10)}${now.padStart(10)}${end.padStart(12)}`;
}

async function save() {
  const commit = (await mustRun("git", ["rev-parse", "HEAD"])).trim();
  const folder = join(root, "bench", "results");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${commit}.json`);
  writeFileSync(file, `${JSON.stringify({ node: process.version, results }, null, 2)}\n`);
  console.log(`\nSaved as ${file}`);
}

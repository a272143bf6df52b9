import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { spawnQuietly } from "./stopwatch.mjs";
import { inEmptyFolder } from "./workplace.mjs";

const recorder = fileURLToPath(new URL("record-peak-memory.cjs", import.meta.url));

/**
 * The most memory that a Node command holds at once, its threads included, its child processes not.
 *
 * @param {readonly string[]} args of `node`
 * @param {string} [cwd]
 * @returns {Promise<number>} MB
 */
export function peakMemory(args, cwd = process.cwd()) {
  return inEmptyFolder((folder) => {
    const file = join(folder, "peak");
    spawnQuietly(process.execPath, ["--require", recorder, ...args], {
      cwd,
      env: { ...process.env, NXS_GUARD_BENCH_PEAK: file },
    });
    return Number(readFileSync(file, "utf8")) / 1000;
  });
}

import { join } from "node:path";
import process from "node:process";
import { root } from "../../scripts/command.mjs";
import { assemble } from "./assembled-tree.mjs";
import { medians, spawnQuietly } from "./stopwatch.mjs";
import { inEmptyFolder } from "./workplace.mjs";

const FILES = 10_000;
const RULES = 300;
const SCRIPT = join(root, "test", "bench", "scan-with-rules.mjs");

/** What rules cost, as the catalogue will grow: the scan of a tree by many more, against the scan by those that there are. */
export async function* measureRules() {
  yield await inEmptyFolder((folder) => {
    assemble(folder, FILES, false);
    const scanWith = (count) => () => spawnQuietly(process.execPath, [SCRIPT, folder, String(count)], {}, [0]);
    const [ours, reference] = medians([scanWith(RULES), scanWith(0)], 5);
    const what = `scan by ${RULES} more rules, ${FILES.toLocaleString("en")} files`;
    return { what, ours, reference, against: "without", measured: ours / reference, unit: " ×", now: 1.3, end: 1.1 };
  });
}

// Scans a directory by the catalogue and as many made-up rules more: `node scan-with-rules.mjs <directory> <count>`. It goes through the library, as
// rules of the catalogue need no proof that their patterns are linear.
import process from "node:process";
import { Detector } from "@nxs-guard/core";
import { catalogue } from "@nxs-guard/rules";
import { scan, workingTree } from "nxs-guard";
import { madeUpRules } from "./made-up-rules.mjs";

const [directory, count] = process.argv.slice(2);
const more = madeUpRules(Number(count));
const detector = new Detector({ ...catalogue, rules: [...catalogue.rules, ...more] });
const { coverage } = await scan({ source: workingTree({ cwd: directory }), detector });
if (coverage.skipped.length > 0) throw new Error("Not all was read");

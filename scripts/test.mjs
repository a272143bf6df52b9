// `npm test`: everything that must hold before a change is merged. Each step counts as one test, beside the tests themselves.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { build } from "./build.mjs";
import { CommandFailed, mustRun, run, tool } from "./command.mjs";
import { install } from "./install.mjs";

let passed = 0;
let failed = 0;

await everything();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function everything() {
  // Without these two, nothing else can run.
  if (!(await step("install", install))) return;
  if (!(await step("build", build))) return;
  // The first takes one processor for longer than the looks together.
  await Promise.all([step("lint", () => mustRun(...tool("eslint", ".", "--max-warnings", "0"))), looks().then(tests)]);
}

/** What else is looked at without running it. */
async function looks() {
  await step("format", () => mustRun(...tool("prettier", "--check", ".", "--log-level", "warn")));
  await step("unused code", () => mustRun(...tool("knip")));
  await step("types of the tests", () => mustRun(...tool("typescript", "-p", "tsconfig.check.json")));
}

/** Runs one step, says how it went, and what it wrote where it failed. */
async function step(name, work) {
  const started = performance.now();
  try {
    await work();
  } catch (error) {
    failed++;
    console.log(`FAIL  ${name}\n${error instanceof CommandFailed ? error.message : error.stack}`);
    return false;
  }
  passed++;
  console.log(okay(name, started));
  return true;
}

function okay(name, started) {
  return `ok    ${name.padEnd(20)} ${((performance.now() - started) / 1000).toFixed(1)} s`;
}

/** Counts the tests one by one; a file that could not be loaded counts as one failure. */
async function tests() {
  const folder = mkdtempSync(join(tmpdir(), "nxs-guard-test-"));
  const file = join(folder, "results.json");
  const started = performance.now();
  try {
    const { code, output } = await run(
      ...tool("vitest", "run", "--reporter=dot", "--reporter=json", `--outputFile.json=${file}`),
      {
        env: await withoutRepository(process.env),
      },
    );
    const results = JSON.parse(readFileSync(file, "utf8"));
    const unloaded = results.testResults.filter(
      (suite) => suite.status === "failed" && suite.assertionResults.length === 0,
    );
    passed += results.numPassedTests;
    failed += results.numFailedTests + unloaded.length;
    if (code === 0) {
      console.log(okay("tests", started));
      return;
    }
    // A failure outside every test, such as an unhandled rejection, has no other number.
    if (results.numFailedTests + unloaded.length === 0) failed++;
    console.log(`FAIL  tests\n${output.trim()}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In a git hook, git names its repository and index in the environment; the tests' own git must not work on those. */
async function withoutRepository(env) {
  const local = new Set((await mustRun("git", ["rev-parse", "--local-env-vars"])).split("\n"));
  return Object.fromEntries(Object.entries(env).filter(([name]) => !local.has(name)));
}

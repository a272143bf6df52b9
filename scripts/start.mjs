// `npm start` shows what nxs-guard finds in an example project and checks that it is what it should find;
// `npm start -- DIR` scans DIR, with any option of `nxs-guard scan`, and ends with the scan's own exit code.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { build, command } from "./build.mjs";
import { CommandFailed, run } from "./command.mjs";
import { install } from "./install.mjs";
import { difference, Project } from "./project.mjs";

const example = "acme-support";

process.exitCode = await main(process.argv.slice(2));

async function main(args) {
  try {
    await makeReady();
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    console.error(`${error.message}\n\nThe repository could not be made ready to run.`);
    return 4;
  }
  return args.length > 0 ? scanFor(args) : showExample();
}

async function makeReady() {
  console.error("Making ready: dependencies and build …");
  await install();
  await build();
}

async function scanFor(args) {
  const { code } = await run(process.execPath, [command, "scan", ...args], {
    // npm moves to the repository's top; a relative DIR is meant from where the user stands.
    cwd: process.env.INIT_CWD ?? process.cwd(),
    stdio: "inherit",
  });
  return code;
}

async function showExample() {
  const project = new Project(example);
  const target = mkdtempSync(join(tmpdir(), "nxs-guard-example-"));
  try {
    await project.render(target);
    console.log(`The example project ${example} stands in ${target}\n$ nxs-guard scan .\n`);
    await run(process.execPath, [command, "scan", "."], { cwd: target, stdio: "inherit" });
    return compare(project.expected, await findingsIn(target));
  } finally {
    rmSync(target, { recursive: true, force: true });
  }
}

async function findingsIn(target) {
  const { output } = await run(process.execPath, [command, "scan", ".", "--report", "json", "--quiet"], {
    cwd: target,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(output).findings.map(({ ruleId, path, startLine }) => ({ ruleId, path, line: startLine }));
}

function compare(expected, actual) {
  const lines = difference(expected, actual);
  if (lines.length === 0) {
    console.log(`\nThese are the ${expected.length} findings that the example is known to have.`);
    return 0;
  }
  console.error(`\nThe findings are not the expected ones (-) but these (+):\n${lines.join("\n")}`);
  return 1;
}

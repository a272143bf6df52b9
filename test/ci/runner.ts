import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { plain } from "./remote.ts";

export const root = fileURLToPath(new URL("../..", import.meta.url));

interface Step {
  readonly id?: string;
  readonly shell: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run: string;
}

export interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string; readonly description: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export const action = parse(readFileSync(join(root, "action.yml"), "utf8")) as Action;

export interface ActionRun {
  /** The exit code of the last step that ran. */
  readonly status: number | null;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** The runner's folder for temporary files. */
  readonly temp: string;
}

/**
 * Runs the steps of the action as GitHub's runner does: each by the shell's own command line, with the files and variables of a workflow, and
 * expressions in its environment put in. With the RUNNER_TEMP of another run, what that one has installed is used again.
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
 */
export function runAction(
  workspace: string,
  event: { readonly name: string; readonly payload: object },
  inputs: Readonly<Record<string, string>> = {},
  env: NodeJS.ProcessEnv = {},
): ActionRun {
  const temp = mkdtempSync(join(workspace, "..", "runner "));
  const file = (name: string, text = ""): string => {
    writeFileSync(join(temp, name), text);
    return join(temp, name);
  };
  const variables = {
    ...plain,
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_ACTION_PATH: root,
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: file("event.json", JSON.stringify(event.payload)),
    GITHUB_OUTPUT: file("output"),
    GITHUB_REPOSITORY: "Codertocat/Hello-World",
    GITHUB_STEP_SUMMARY: file("summary.md"),
    GITHUB_WORKSPACE: workspace,
    RUNNER_OS: "Linux",
    RUNNER_TEMP: join(temp, "_temp"),
    ...env,
  };
  const isInstalled = env["RUNNER_TEMP"] !== undefined;
  if (isInstalled) rmSync(join(variables.RUNNER_TEMP, "nxs-guard.sarif"), { force: true });
  else mkdirSync(variables.RUNNER_TEMP);
  let status: number | null = 0;
  let log = "";
  for (const [index, step] of action.runs.steps.entries()) {
    if (isInstalled && step.id === "install") continue;
    const script = file(`step ${index}.sh`, step.run);
    const run = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], {
      cwd: workspace,
      encoding: "utf8",
      env: { ...variables, ...evaluated(step.env ?? {}, inputs) },
    });
    status = run.status;
    log += run.stdout + run.stderr;
    if (status !== 0) break;
  }
  const written = readFileSync(variables.GITHUB_OUTPUT, "utf8").trimEnd().split("\n");
  const outputs = Object.fromEntries(written.map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]));
  return {
    status,
    log,
    summary: readFileSync(variables.GITHUB_STEP_SUMMARY, "utf8"),
    outputs,
    temp: variables.RUNNER_TEMP,
  };
}

function evaluated(env: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).map(([name, value]) => [
      name,
      value.replace(
        /\$\{\{ inputs\.([\w-]+) \}\}/g,
        (_, input: string) => inputs[input] ?? action.inputs[input]?.default ?? "",
      ),
    ]),
  );
}

/**
 * Packs the command as it is published, but for what its manifest asks for beside it, which no registry has yet. The command itself needs none
 * of that. @returns the archive's path
 */
export function packCommand(folder: string): string {
  const staging = mkdtempSync(join(folder, "package "));
  const source = join(root, "packages/cli");
  const manifest = JSON.parse(readFileSync(join(source, "package.json"), "utf8")) as Record<string, unknown>;
  writeFileSync(
    join(staging, "package.json"),
    JSON.stringify({ ...manifest, dependencies: {}, devDependencies: {}, peerDependencies: {} }),
  );
  for (const part of ["bin", "dist"]) spawnSync("cp", ["-R", join(source, part), staging]);
  const packed = spawnSync("npm", ["pack", "--ignore-scripts", "--json"], {
    cwd: staging,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
  return join(staging, filename);
}

import process from "node:process";
import { describeDiagnosis, describeOutcome, diagnoseHooks, install, isSound, uninstall } from "@nxs-guard/pre-commit";
import { ExitCode } from "@nxs-guard/scanner";
import { wantsColor } from "../color.ts";
import { write } from "../standard-output.ts";
import { version } from "../version.ts";

export interface InstallWords {
  readonly dryRun?: boolean;
}

/** @throws {UserError} when it cannot be done without harm. */
export async function installHooks({ dryRun = false }: InstallWords): Promise<void> {
  await write([describeOutcome(install({ cwd: process.cwd(), version, dryRun }))]);
}

/** @throws {UserError} outside a work tree, and when a file cannot be changed. */
export async function uninstallHooks({ dryRun = false }: InstallWords): Promise<void> {
  await write([describeOutcome(uninstall({ cwd: process.cwd(), dryRun }))]);
}

/** Exits with 1 when something gets past the hooks. @throws {UserError} outside a work tree. */
export async function diagnose(): Promise<void> {
  const diagnosis = diagnoseHooks(process.cwd());
  await write([describeDiagnosis(diagnosis, wantsColor(process.stdout))]);
  process.exitCode = isSound(diagnosis) ? ExitCode.clean : ExitCode.findings;
}

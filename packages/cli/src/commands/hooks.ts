import process from "node:process";
import { describeOutcome, install, uninstall } from "@nxs-guard/pre-commit";
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

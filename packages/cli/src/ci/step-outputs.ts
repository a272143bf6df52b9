import { appendFileSync } from "node:fs";
import { resolve } from "node:path";
import { UserError, type ScanResult } from "@nxs-guard/scanner";
import type { ReportRequest } from "../report-request.ts";

/**
 * What later steps of a GitHub workflow can read: how many findings there are, and where the SARIF report is.
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-output-parameter
 *
 * @throws {UserError} when the file cannot be written.
 */
export function writeStepOutputs(file: string, { findings }: ScanResult, reports: readonly ReportRequest[]): void {
  const sarif = reports.find(({ name }) => name === "sarif")?.file;
  const values = { findings: findings.length, ...(sarif !== undefined && { sarif: resolve(sarif) }) };
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
  try {
    appendFileSync(file, lines.join(""));
  } catch (error) {
    throw new UserError(
      `The step's outputs cannot be written to "${file}": ${(error as NodeJS.ErrnoException).code ?? ""}.`,
      "GITHUB_OUTPUT names that file: see that its folder exists and can be written to.",
    );
  }
}

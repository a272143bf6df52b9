import { appendFileSync } from "node:fs";
import { resolve } from "node:path";
import type { ScanResult } from "@nxs-guard/scanner";
import type { ReportRequest } from "../report-request.ts";

/**
 * What later steps of a GitHub workflow can read: how many findings there are, and where the SARIF report is.
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-output-parameter
 */
export function writeStepOutputs(file: string, { findings }: ScanResult, reports: readonly ReportRequest[]): void {
  const sarif = reports.find(({ name }) => name === "sarif")?.file;
  const values = { findings: findings.length, ...(sarif !== undefined && { sarif: resolve(sarif) }) };
  appendFileSync(
    file,
    Object.entries(values)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(""),
  );
}

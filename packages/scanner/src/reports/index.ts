import { json } from "./json.ts";
import { pretty } from "./pretty.ts";
import type { Report } from "./report.ts";

/** Every report, by the name that `--report` takes. */
export const reports = { pretty, json } satisfies Record<string, Report>;

export type ReportName = keyof typeof reports;

import { jsonCoverage } from "./json-coverage.ts";
import { jsonEntries, VERSION } from "./json-entry.ts";
import { jsonText } from "./json-text.ts";
import type { Report } from "./report.ts";

/** Each line has a `type` and is otherwise as in the JSON report. The last is the coverage: without it, the report is not whole. */
export const jsonl: Report = {
  *render(result, _style, run) {
    for (const entry of jsonEntries(result)) yield line("finding", entry);
    for (const notice of result.notices) yield line("notice", { ...notice });
    yield line("coverage", jsonCoverage(result, run));
  },
};

function line(type: string, entry: Record<string, unknown>): string {
  return `${jsonText({ type, version: VERSION, ...entry })}\n`;
}

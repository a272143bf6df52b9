import { jsonCoverage } from "./json-coverage.ts";
import { jsonEntries, VERSION } from "./json-entry.ts";
import { jsonPieces } from "./json-pieces.ts";
import type { Report } from "./report.ts";

export const json: Report = {
  *render(result, _style, run) {
    const report = {
      version: VERSION,
      findings: jsonEntries(result),
      notices: result.notices,
      coverage: jsonCoverage(result, run),
    };
    yield* jsonPieces(report);
    yield "\n";
  },
};

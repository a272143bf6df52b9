import type { Misuse, RequestPracticeRule, RequestRecord } from "@nxs-guard/core";
import { GUIDE } from "./nexus-request.ts";
import { wrongHeaderExamples } from "./wrong-header.examples.ts";

const MISSPELT = /^(?:x-api-key|apikey|api_key)$/i;

export const wrongHeader: RequestPracticeRule = {
  id: "nexus-wrong-header",
  kind: "practice",
  severity: "medium",
  confidence: "high",
  title: "Wrong header name for a Nexus API key",
  advice: "Name the header exactly `api-key`; Nexus does not read a key from any other one.",
  sources: [GUIDE],
  looksAt: "the names of its headers, where it goes to a Nexus host",
  judge: misspeltHeaders,
  examples: wrongHeaderExamples,
};

function misspeltHeaders(request: RequestRecord): Misuse[] {
  if (request.host === undefined) return [];
  return request.headers
    .filter((header) => MISSPELT.test(header.name.text))
    .map(({ name }) => ({
      start: name.start,
      end: name.end,
      message: `Nexus reads the key from \`api-key\`, not from \`${name.text}\`.`,
      // Where a name with a hyphen stands, another can stand; for `apikey` it might lack quotes.
      ...(name.text.includes("-") && { replacement: "api-key" }),
    }));
}

import type { Misuse, RequestPracticeRule, RequestRecord } from "@nxs-guard/core";
import { GUIDE } from "./nexus-request.ts";
import { plainHttpExamples } from "./plain-http.examples.ts";

export const plainHttp: RequestPracticeRule = {
  id: "nexus-plain-http",
  kind: "practice",
  severity: "high",
  confidence: "high",
  title: "Nexus API over plain HTTP",
  advice: "Use https:// (or wss://): over http:// the key can be read by everyone on the way.",
  sources: [GUIDE],
  looksAt: "the scheme of its URL",
  judge: unencrypted,
  examples: plainHttpExamples,
};

function unencrypted({ scheme }: RequestRecord): Misuse[] {
  return scheme?.text === "http" || scheme?.text === "ws"
    ? [{ start: scheme.start, end: scheme.end, replacement: `${scheme.text}s` }]
    : [];
}

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
  looksAt: "the scheme of its URL, unless its host is the machine itself",
  judge: unencrypted,
  examples: plainHttpExamples,
};

/**
 * Names of the machine itself: what is sent there is on no way where others could read it. They are among a vendor's hosts where somebody adds
 * them. Source: https://www.w3.org/TR/secure-contexts/#potentially-trustworthy-origin
 */
const LOOPBACK = /^(?:(?:[\w-]+\.)*localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[?::1\]?)\.?$/i;

function unencrypted({ scheme, host }: RequestRecord): Misuse[] {
  if (LOOPBACK.test(host?.text ?? "")) return [];
  return scheme?.text === "http" || scheme?.text === "ws"
    ? [{ start: scheme.start, end: scheme.end, replacement: `${scheme.text}s` }]
    : [];
}

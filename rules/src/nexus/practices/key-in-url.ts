import type { Field, Misuse, RequestPracticeRule, RequestRecord } from "@nxs-guard/core";
import { keyInUrlExamples } from "./key-in-url.examples.ts";
import { GUIDE, holdsKey } from "./nexus-request.ts";

const NEXUS_PATH = /^(?:\\*\/)+api\\*\/(?:public|vibe|dav)(?:\\*\/|$)/;
const KEY_VARIABLE = /(?<!(?:HAS|IS|USE|WITH)_)NEXUS_(?:STAGING_|E2E_)?API_KEY|NEXUS_ADMIN_TOKEN/;

export const keyInUrl: RequestPracticeRule = {
  id: "nexus-key-in-url",
  kind: "practice",
  severity: "high",
  confidence: "high",
  title: "Nexus API key in a URL",
  advice: "Send the key in the `api-key` header: URLs are kept in logs, histories and referers.",
  sources: [GUIDE],
  looksAt: "the parameters of its URL",
  judge: keysInUrl,
  examples: keyInUrlExamples,
};

function keysInUrl(request: RequestRecord): Misuse[] {
  const isNexus = request.host !== undefined || NEXUS_PATH.test(request.path?.text ?? "");
  return request.query
    .filter((parameter) => holdsKey(parameter.value.text) || (isNexus && carriesKey(parameter)))
    .map(({ name }) => ({ start: name.start, end: name.end }));
}

function carriesKey({ name, value }: Field): boolean {
  if (KEY_VARIABLE.test(value.text)) return true;
  return name.text.toLowerCase() === "api-key" && !/^(?:["'`]{2}|\s*)$/.test(value.text);
}

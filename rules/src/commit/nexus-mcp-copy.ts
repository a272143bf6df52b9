import { isPlaceholder, type Span } from "@nxs-guard/core";
import { holdsKey } from "../nexus/practices/nexus-request.ts";
import { hex, sample } from "../sample.ts";
import type { CommitRule, CommittedFile, Habit } from "./commit-rule.ts";
import { stringValuesIn } from "./string-values.ts";

const HOME = /(?:^|\/)\.nexus-mcp\/[^/]+$/i;
const KEY = /"apiKey"\s{0,40}:\s{0,40}"(?<value>(?:[^"\\\r\n]|\\.){1,4096})"/g;

/** The package `@agent-nexus/mcp-server` keeps the keys of several organisations in one file: `{ "profiles": { "<name>": { "apiKey": … } } }`, or one alone. */
export const nexusMcpCopy: CommitRule = {
  id: "nexus-mcp-copy",
  kind: "practice",
  severity: "high",
  confidence: "high",
  title: "Copy of the Nexus MCP server's own configuration",
  danger: "It holds the keys of several organisations: whoever can read the repository can use all of them.",
  advice:
    "Take the file out, and revoke every key in it: ~/.nexus-mcp/config.json belongs in your home folder alone. A project names a profile at most, in .nexusrc.",
  sources: ["https://www.npmjs.com/package/@agent-nexus/mcp-server"],
  where: "index",
  concerns: (path) => HOME.test(path) || /\.json$/i.test(path),
  judge: keysInProfiles,
  examples: {
    leaks: [
      { path: "docker/.nexus-mcp/config.json", text: `{ "apiKey": "${sample("", hex(32))}" }` },
      { path: "backup/nexus.json", text: `{ "profiles": { "acme": { "apiKey": "${sample("nxs_u_", hex(32))}" } } }` },
    ],
    safe: [
      { path: ".nexus-mcp/config.json", text: '{ "profiles": { "acme": { "apiKey": "nxs_your_key" } } }' },
      { path: ".nexus-mcp/README.md", text: "The key goes into config.json.\n" },
      { path: "firebase.json", text: `{ "profiles": { "web": { "apiKey": "${sample("", hex(32))}" } } }` },
      { path: "settings.json", text: '{ "profiles": {} }' },
    ],
  },
};

function keysInProfiles({ path, text }: CommittedFile): Habit | undefined {
  const isAtHome = HOME.test(path);
  if (!isAtHome && !/"profiles"\s{0,40}:/.test(text)) return undefined;
  const keys: Span[] = [];
  for (const match of text.matchAll(KEY)) {
    const value = match.groups?.["value"] ?? "";
    const start = match.index + match[0].length - 1 - value.length;
    if (holdsKey(value) || (isAtHome && !isPlaceholder(value))) keys.push({ start, end: start + value.length });
  }
  if (keys.length === 0) return undefined;
  return { places: keys, hidden: stringValuesIn(text), identity: `${keys.length} keys` };
}

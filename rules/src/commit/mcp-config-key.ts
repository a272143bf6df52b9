import { isPlaceholder, type Span } from "@nxs-guard/core";
import { holdsKey, SECRET_NAMES } from "../nexus/practices/nexus-request.ts";
import { hex, sample } from "../sample.ts";
import type { CommitRule, CommittedFile, Habit } from "./commit-rule.ts";
import { stringValuesIn } from "./string-values.ts";

/** Where the hosts of the Model Context Protocol look for servers: Claude Code and Desktop, Cursor, VS Code, Windsurf and their kin. */
const MCP_CONFIG = /(?:^|\/)(?:\.mcp\.json|\.[\w-]+\/mcp\.json|mcp_config\.json|claude_desktop_config\.json)$/i;
const STRING = /"(?<value>(?:[^"\\\r\n]|\\.){1,4096})"/g;
const MEMBER = new RegExp(`"(?:${SECRET_NAMES.join("|")})"\\s{0,40}:\\s{0,40}$`);
/** `${NEXUS_API_KEY}`, `${env:NEXUS_API_KEY}`, `${input:nexus-key}` */
const REFERENCE = /\$\{[^}]+\}|^\$\w/;

export const mcpConfigKey: CommitRule = {
  id: "mcp-config-key",
  kind: "practice",
  severity: "high",
  confidence: "high",
  title: "Nexus key in an MCP configuration",
  danger: "Whoever can read the repository can use the key, and everybody who starts the server uses the same one.",
  advice:
    "Write a reference in its place: `${NEXUS_API_KEY}` in .mcp.json, `${env:NEXUS_API_KEY}` in .cursor/mcp.json, `${input:nexus-key}` in .vscode/mcp.json. claude_desktop_config.json knows none: keep it out of repositories. If it was pushed before, revoke the key.",
  sources: [
    "https://code.claude.com/docs/en/mcp",
    "https://cursor.com/docs/context/mcp",
    "https://code.visualstudio.com/docs/copilot/reference/mcp-configuration",
  ],
  where: "index",
  concerns: (path) => MCP_CONFIG.test(path),
  judge: keyInConfig,
  examples: {
    leaks: [
      {
        path: ".mcp.json",
        text: `{ "mcpServers": { "nexus": { "env": { "NEXUS_API_KEY": "${sample("nxs_u_", hex(32))}" } } } }`,
      },
      { path: "app/.cursor/mcp.json", text: `{ "args": ["--api-key", "${sample("nxs_p_", hex(32))}"] }` },
      { path: ".vscode/mcp.json", text: `{ "headers": { "api-key": "${sample("nxs_u_", hex(32))}" } }` },
      { path: "claude_desktop_config.json", text: `{ "env": { "NEXUS_ADMIN_TOKEN" : "${sample("", hex(40))}" } }` },
    ],
    safe: [
      {
        path: ".mcp.json",
        text: '{ "env": { "NEXUS_API_KEY": "${NEXUS_API_KEY}", "NEXUS_BASE_URL": "https://api.nexusgpt.io" } }',
      },
      { path: ".cursor/mcp.json", text: '{ "env": { "NEXUS_API_KEY": "${env:NEXUS_API_KEY}" } }' },
      {
        path: ".vscode/mcp.json",
        text: '{ "env": { "NEXUS_API_KEY": "${input:nexus-key}", "NEXUS_ADMIN_TOKEN": "" } }',
      },
      { path: ".mcp.json", text: '{ "env": { "NEXUS_API_KEY": "nxs_your_key_here" } }' },
      { path: ".mcp.json", text: `{ "env": { "GITHUB_TOKEN": "${sample("", hex(40))}" } }` },
      { path: "src/mcp.json", text: `{ "env": { "NEXUS_API_KEY": "${sample("", hex(32))}" } }` },
    ],
  },
};

function keyInConfig({ text }: CommittedFile): Habit | undefined {
  const keys: (Span & { readonly name: string })[] = [];
  for (const match of text.matchAll(STRING)) {
    const value = match.groups?.["value"] ?? "";
    const name = MEMBER.exec(text.slice(Math.max(0, match.index - 120), match.index))?.[0] ?? "";
    const isKey = holdsKey(value) || (name !== "" && !REFERENCE.test(value) && !isPlaceholder(value));
    if (isKey) keys.push({ start: match.index + 1, end: match.index + 1 + value.length, name });
  }
  if (keys.length === 0) return undefined;
  return { places: keys, hidden: stringValuesIn(text), identity: keys.map(({ name }) => name).join(" ") };
}

import type { SecretRule } from "@nxs-guard/core";
import { base62, hex, sample, sampleJwt } from "../../sample.ts";
import { CLI } from "../sources.ts";

const JWT = sampleJwt({ sub: "admin", role: "platform" });

const NAME = /(?:NEXUS_ADMIN_TOKEN|--admin-token)["'`\])\\]{0,6}/;
/** What stands between a name and its value. */
const BETWEEN: readonly RegExp[] = [
  // The longer first: a value may begin with `-` or `=` too. What assigns, parts or gives a default, in env files, shells, YAML, JSON and code: `=`, `: `, `=>`, `:-`, `??`, `||=`, `?:`, `"NAME" "value"`.
  /[ \t]{0,16}(?:=>|:[=-]|[:=,]|\?\?=?|\|\|=?|\?:|["'],?[ \t]{0,8}["'])/,
  // A block or an argument: `ENV.fetch("NAME") { "value" }`.
  /[ \t]{1,16}[({]/,
  // Dockerfiles and command lines.
  /[ \t]/,
  // A typed constant of Python, TypeScript, Go or Rust.
  /[ \t]{0,8}:?[ \t]{0,8}(?:&(?:'static )?str|[Ss]tring|str)[ \t]{0,8}=/,
  // `"name": "NAME", "value": "…"`, also in JSON within JSON.
  /(?:,\s{0,64}|\s{1,64})\\{0,3}["']?value\\{0,3}["']?[ \t]{0,8}[:=]/,
  // `<NAME>value</NAME>`, `<key>NAME</key><string>value</string>`.
  /(?:<\/\w{1,16}>\s{0,64}<\w{1,16})?>/,
];
/** A block scalar of YAML, a parenthesis before a string on the next line, and quotes. */
const BEFORE_VALUE = /[ \t]{0,16}(?:[|>][+-]?[ \t]{0,8}\r?\n[ \t]{1,32}|\(\s{0,64})?\\{0,7}["'`]{0,2}/;
/** A JWT, or what a random generator makes. */
const VALUES: readonly RegExp[] = [
  /[A-Za-z0-9_-]{8,2048}\.[A-Za-z0-9_-]{8,4096}\.[A-Za-z0-9_-]{8,1024}/,
  /[A-Za-z0-9_+/=~-]{20,512}/,
];
/** No call, member or template goes on there. */
const BEHIND_VALUE = /(?![A-Za-z0-9_([{.$])/;

function anyOf(patterns: readonly RegExp[]): string {
  return patterns.map(({ source }) => source).join("|");
}

export const adminToken: SecretRule = {
  id: "nexus-admin-token",
  kind: "secret",
  title: "Nexus admin token",
  severity: "critical",
  confidence: "high",
  anchors: ["NEXUS_ADMIN_TOKEN", "--admin-token"],
  pattern: new RegExp(
    `${NAME.source}(?:${anyOf(BETWEEN)})${BEFORE_VALUE.source}(?<secret>${anyOf(VALUES)})${BEHIND_VALUE.source}`,
  ),
  window: 7900,
  boundary: "token",
  evidence: [
    { entropy: { min: 3 } },
    { digit: {} },
    { notPeriodic: {} },
    { notSequential: {} },
    { notPlaceholder: {} },
    { notWords: {} },
  ],
  publicPrefix: /^eyJ/,
  specificity: 60,
  advice:
    "Revoke it at once: it opens /api/admin for every organisation. Keep the new one in a secret store, never in a file.",
  sources: [CLI],
  examples: {
    leaks: [
      `NEXUS_ADMIN_TOKEN=${JWT}`,
      `export NEXUS_ADMIN_TOKEN="${sample("", base62(40))}"`,
      `nexus admin orgs --admin-token ${JWT}`,
      `nexus admin orgs --admin-token=${sample("", hex(32, 2))}`,
      `process.env.NEXUS_ADMIN_TOKEN ?? "${sample("", base62(32, 3))}"`,
      `process.env["NEXUS_ADMIN_TOKEN"] = "${sample("", base62(32, 4))}"`,
      `ENV NEXUS_ADMIN_TOKEN ${JWT}`,
      `  - name: NEXUS_ADMIN_TOKEN\n    value: ${JWT}`,
      `  - name: NEXUS_ADMIN_TOKEN\n    value: "${sample("", hex(40, 5))}"`,
      `{ "env": { "NEXUS_ADMIN_TOKEN": "${JWT}" } }`,
      `os.environ.get("NEXUS_ADMIN_TOKEN", "${sample("", base62(36, 6))}")`,
      `docker run -e NEXUS_ADMIN_TOKEN=${sample("", hex(32, 7))} app`,
      `env:\n  NEXUS_ADMIN_TOKEN: >-\n    ${JWT}\n`,
      `env:\r\n  NEXUS_ADMIN_TOKEN: |\r\n    ${JWT}\r\n`,
      `{"key":"NEXUS_ADMIN_TOKEN","value":"${JWT}"}`,
      JSON.stringify({ env: JSON.stringify({ NEXUS_ADMIN_TOKEN: JWT }) }),
      JSON.stringify({ env: JSON.stringify([{ name: "NEXUS_ADMIN_TOKEN", value: JWT }]) }),
      `<NEXUS_ADMIN_TOKEN>${JWT}</NEXUS_ADMIN_TOKEN>`,
      `<key>NEXUS_ADMIN_TOKEN</key>\n\t<string>${JWT}</string>`,
      `NEXUS_ADMIN_TOKEN: str = "${JWT}"`,
      `export const NEXUS_ADMIN_TOKEN: string = "${JWT}";`,
      `const NEXUS_ADMIN_TOKEN string = "${JWT}"`,
      `pub const NEXUS_ADMIN_TOKEN: &'static str = "${JWT}";`,
      `NEXUS_ADMIN_TOKEN = (\n    "${JWT}"\n)`,
      `ENV["NEXUS_ADMIN_TOKEN"] ||= "${JWT}"`,
      `ENV.fetch("NEXUS_ADMIN_TOKEN") { "${JWT}" }`,
      `System.getenv("NEXUS_ADMIN_TOKEN") ?: "${JWT}"`,
      `: "\${NEXUS_ADMIN_TOKEN:=${JWT}}"`,
      `curl -H "Authorization: Bearer \${NEXUS_ADMIN_TOKEN:-${JWT}}" https://api.nexusgpt.io/api/admin/orgs`,
    ],
    safe: [
      "NEXUS_ADMIN_TOKEN=",
      "NEXUS_ADMIN_TOKEN=$ADMIN_TOKEN_FROM_VAULT_2026",
      "NEXUS_ADMIN_TOKEN: ${{ secrets.NEXUS_ADMIN_TOKEN }}",
      "const token = process.env.NEXUS_ADMIN_TOKEN;",
      "const NEXUS_ADMIN_TOKEN = process.env.NEXUS_ADMIN_TOKEN_2;",
      "NEXUS_ADMIN_TOKEN=your-admin-token-goes-here-1",
      "NEXUS_ADMIN_TOKEN=<token>",
      `NEXUS_ADMIN_TOKEN=${"0".repeat(40)}`,
      "nexus admin orgs --admin-token $(vault read -field=token secret/nexus/admin2)",
      "const NEXUS_ADMIN_TOKEN = readTokenFromSecretStore2(vault);",
      "NEXUS_ADMIN_TOKEN: str = Field(default_factory=read_admin_token_2)",
      "NEXUS_ADMIN_TOKEN: string = process.env.NEXUS_ADMIN_TOKEN_2026;",
      "env:\n  NEXUS_ADMIN_TOKEN: >-\n    {{ .Values.nexus.adminToken2026 }}\n",
      '{"key":"NEXUS_ADMIN_TOKEN","value":"{{nexus_admin_token_2026}}"}',
      "<NEXUS_ADMIN_TOKEN>nexus-admin-token-goes-here-1</NEXUS_ADMIN_TOKEN>",
      'System.getenv("NEXUS_ADMIN_TOKEN") ?: readAdminTokenFromVault2()',
      'curl -H "Authorization: Bearer ${NEXUS_ADMIN_TOKEN:-$ADMIN_TOKEN_FROM_VAULT_2026}"',
      `OTHER_ADMIN_TOKEN=${sample("", hex(32, 8))}`,
    ],
  },
};

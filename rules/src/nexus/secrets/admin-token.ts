import type { SecretRule } from "@nxs-guard/core";
import { base62, hex, sample, sampleJwt } from "../../sample.ts";
import { CLI } from "../sources.ts";

const JWT = sampleJwt({ sub: "admin", role: "platform" });

export const adminToken: SecretRule = {
  id: "nexus-admin-token",
  kind: "secret",
  title: "Nexus admin token",
  severity: "critical",
  confidence: "high",
  anchors: ["NEXUS_ADMIN_TOKEN", "--admin-token"],
  // The name, then what may stand between a name and its value in env files, shells, YAML, JSON, Dockerfiles and code, then the value.
  pattern:
    /(?:NEXUS_ADMIN_TOKEN|--admin-token)["'`\])]{0,3}(?:[ \t]{0,16}(?:[:=,]|=>|:=|\?\?|\|\||["'],?[ \t]{0,8}["'])|[ \t]|,?\s{1,64}["']?value["']?[ \t]{0,8}[:=])[ \t]{0,16}["'`]{0,2}(?<secret>[A-Za-z0-9_-]{8,2048}\.[A-Za-z0-9_-]{8,4096}\.[A-Za-z0-9_-]{8,1024}|[A-Za-z0-9_+/=~-]{20,512})(?![A-Za-z0-9_([{.$])/,
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
      `OTHER_ADMIN_TOKEN=${sample("", hex(32, 8))}`,
    ],
  },
};

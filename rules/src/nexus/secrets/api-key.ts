import type { SecretRule } from "@nxs-guard/core";
import { base62, hex, sample } from "../../sample.ts";
import { GUIDE, SDK } from "../sources.ts";

const KEY = sample("nxs_u_", hex(32));
const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const base64 = (text: string): string => Buffer.from(text).toString("base64");

export const apiKey: SecretRule = {
  id: "nexus-api-key",
  kind: "secret",
  title: "Nexus API key",
  severity: "high",
  confidence: "high",
  anchors: ["nxs_"],
  pattern: /nxs_(?<type>[a-z])_(?<body>[A-Za-z0-9]{32})/,
  window: 64,
  boundary: "token",
  evidence: [
    { entropy: { group: "body", min: 3 } },
    { notPeriodic: { group: "body" } },
    { notSequential: { group: "body" } },
    { notPlaceholder: { group: "body" } },
    { notWords: { group: "body" } },
  ],
  publicPrefix: /^nxs_[a-z]_/,
  specificity: 100,
  variants: {
    group: "type",
    cases: {
      u: { severity: "critical" },
      p: {
        title: "Nexus personal key, which opens every organisation of its owner",
        severity: "critical",
        advice:
          "Revoke it in the Nexus dashboard at once. A personal key belongs on its owner's machine only: give the server an organisation key through process.env.NEXUS_API_KEY.",
      },
      o: {
        title: "Nexus platform operator key, which opens the whole platform",
        severity: "critical",
        advice:
          "Tell Nexus and revoke it at once. An operator key never belongs in code, configuration or CI: give the server an organisation key through process.env.NEXUS_API_KEY.",
      },
    },
    otherwise: { title: "Nexus key of a kind we don't know", severity: "high" },
  },
  advice:
    "Revoke it in the Nexus dashboard and generate a new one, then read that from process.env.NEXUS_API_KEY on the server. Removing it from the file is not enough: it stays in the history.",
  sources: [GUIDE, SDK],
  examples: {
    leaks: [
      `const apiKey = "${KEY}";`,
      `NEXUS_API_KEY=${sample("nxs_p_", hex(32, 2))}`,
      `export NEXUS_API_KEY='${sample("nxs_o_", base62(32, 3))}'`,
      `api-key: ${sample("nxs_q_", hex(32, 4))}`,
      `body = "name=x\\n${KEY}\\n"`,
      `GET /callback?next=%2Fhome%26key%3D${KEY}`,
      `{"query":"key\\u003d${KEY}"}`,
      `\u001b[31m${KEY}\u001b[0m`,
      `echo "\\033[1;32m${KEY}\\033[0m"`,
      `key:\t${KEY}`,
      `“${KEY}”`,
      `密钥${KEY}。`,
      `Authorization: Basic ${base64(`${KEY}:`)}`,
      `data:\n  api-key: ${base64(`${KEY}\n`)}`,
      `KEY_HEX=${Buffer.from(KEY).toString("hex")}`,
      `key=${[...KEY].map((char) => `%${char.charCodeAt(0).toString(16)}`).join("")}`,
      `const k = "${KEY.replace(/_/g, "\\u005f")}";`,
      `k = "${[...KEY].map((char) => `\\x${char.charCodeAt(0).toString(16)}`).join("")}"`,
      `blob: ${base64(base64(base64(KEY)))}`,
      `  config: |\n    ${base64(`{"apiKey":"${KEY}"}`).replace(/.{24}/g, "$&\n    ")}`,
    ],
    safe: [
      'const apiKey = "nxs_abc123...";',
      "std::vector<casadi_int> nxs_u_, ngs_u_;",
      `const id = "x${KEY}";`,
      `const id = "_${KEY}";`,
      `const id = "\\u0078${KEY}";`,
      `q=%78${KEY}`,
      `prefix_${KEY}`,
      `export NEXUS_API_KEY=nxs_u_...`,
      `NEXUS_API_KEY=nxs_u_${"0".repeat(32)}`,
      `NEXUS_API_KEY=nxs_u_${"a1b2c3d4e5f6".repeat(3).slice(0, 32)}`,
      `NEXUS_API_KEY=nxs_u_${"0123456789abcdef".repeat(2)}`,
      `NEXUS_API_KEY=nxs_u_${LETTERS}012345`,
      `NEXUS_API_KEY=nxs_u_${[..."abcdef01"].map((char) => char.repeat(4)).join("")}`,
      `NEXUS_API_KEY=nxs_u_${"thisisatestkeyforthedocumentation".slice(0, 32)}`,
      `NEXUS_API_KEY=nxs_u_${["your", "key", "goes", "here", "replace", "me000"].join("0")}`,
      `"pattern": "nxs_[a-z]_[0-9a-f]{32}"`,
      `masked: nxs_u_ab...89ef`,
      `const key = "nxs_U_" + hash;`,
    ],
  },
};

import type { SecretRule } from "@nxs-guard/core";
import { base62, hex, sample } from "../../sample.ts";
import { SDK } from "../sources.ts";

const KEY = sample("nak_", hex(32));

export const appStarterKey: SecretRule = {
  id: "nexus-app-starter-key",
  kind: "secret",
  title: "Nexus app-starter key",
  severity: "high",
  confidence: "high",
  anchors: ["nak_"],
  pattern: /nak_(?<body>[0-9a-f]{32})/,
  window: 64,
  boundary: "token",
  evidence: [
    { entropy: { group: "body", min: 3 } },
    { notPeriodic: { group: "body" } },
    { notSequential: { group: "body" } },
    { notPlaceholder: { group: "body" } },
  ],
  publicPrefix: /^nak_/,
  specificity: 80,
  advice: "Revoke it in the app that issued it, and read the new one from the environment on the server.",
  sources: [SDK],
  examples: {
    leaks: [
      `APP_KEY=${KEY}`,
      `headers: { authorization: "Bearer ${KEY}" }`,
      `{"key":"${sample("nak_", hex(32, 2))}"}`,
      `k8s: ${Buffer.from(KEY).toString("base64")}`,
    ],
    safe: [
      `snak_${KEY.slice(4)}`,
      `${KEY}0`,
      `nak_${"0".repeat(32)}`,
      `nak_${"0123456789abcdef".repeat(2)}`,
      `key = "${sample("nak_", base62(32, 7)).toUpperCase()}"`,
      "def nak_packet_handler(self, seq):",
      "nak_retransmission_timer_expired_cb",
    ],
  },
};

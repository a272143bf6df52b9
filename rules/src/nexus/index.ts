import type { Catalogue } from "@nxs-guard/core";
import { hex, sample } from "../sample.ts";

const GUIDE = "https://api-docs.gpt.nexus/authentication";

export const nexus: Catalogue = {
  hosts: ["api.nexusgpt.io", "api-staging.gpt.nexus"],
  rules: [
    {
      id: "nexus-api-key",
      kind: "secret",
      title: "Nexus API key",
      severity: "critical",
      confidence: "high",
      anchors: ["nxs_"],
      pattern: /nxs_(?<type>[a-z])_(?<body>[A-Za-z0-9]{32})/,
      boundary: "token",
      evidence: [{ entropy: { group: "body", min: 3 } }],
      specificity: 100,
      advice: "Read it from process.env.NEXUS_API_KEY on the server, then rotate the key.",
      sources: [GUIDE],
      examples: {
        leaks: [`const apiKey = "${sample("nxs_u_", hex(32))}";`],
        safe: ['const apiKey = "nxs_abc123...";'],
      },
    },
  ],
};

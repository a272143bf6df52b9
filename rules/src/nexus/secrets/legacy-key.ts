import type { SecretRule } from "@nxs-guard/core";
import { sampleJwt } from "../../sample.ts";
import { GUIDE } from "../sources.ts";

const PAYLOAD = {
  integrationId: "int_4f9c21",
  organizationId: "org_81ab77",
  agentId: "agt_c05d3e",
  permissions: ["read", "write"],
  exp: 1735689600,
};
const KEY = sampleJwt(PAYLOAD);

/** `{"` and a small letter, or `{` and white space, in base64url: how the header of a token starts. */
const HEADER_STARTS = [..."hijklmnopqrstuvwxyz0123456"].map((letter) => `eyJ${letter}`).concat("eyAi", "ewog", "ewoi");

export const legacyKey: SecretRule = {
  id: "nexus-legacy-key",
  kind: "secret",
  title: "Nexus integration key (the older JWT form)",
  severity: "critical",
  confidence: "high",
  anchors: HEADER_STARTS,
  pattern: /e[wy][A-Za-z0-9_-]{8,1024}\.(?<payload>[A-Za-z0-9_-]{40,4096})\.(?<signature>[A-Za-z0-9_-]{16,1024})/,
  window: 6400,
  boundary: "token",
  evidence: [
    { jwtClaims: { group: "payload", all: ["integrationId", "organizationId"] } },
    { entropy: { group: "signature", min: 3 } },
    { notPeriodic: { group: "signature" } },
    { notPlaceholder: { group: "signature" } },
    { notWords: { group: "signature" } },
  ],
  publicPrefix: /^eyJ/,
  specificity: 90,
  claims: {
    group: "payload",
    show: {
      integration: "integrationId",
      organisation: "organizationId",
      agent: "agentId",
      permissions: "permissions",
    },
  },
  advice:
    "Revoke it under Integrations in the Nexus dashboard and generate a new key, then read that from process.env.NEXUS_API_KEY on the server.",
  sources: [GUIDE],
  examples: {
    leaks: [
      `NEXUS_API_KEY=${KEY}`,
      `headers: { "api-key": "${KEY}" }`,
      `Authorization: Bearer ${KEY}`,
      `data:\n  key: ${Buffer.from(KEY).toString("base64")}`,
      `const key = "${sampleJwt({ organizationId: "org_1", integrationId: "int_1" }, 2)}";`,
    ],
    safe: [
      `token = "${sampleJwt({ sub: "1234567890", name: "John Doe", iat: 1516239022 })}"`,
      `token = "${sampleJwt({ organizationId: "org_81ab77", userId: "usr_1" })}"`,
      `token = "${sampleJwt({ note: "integrationId and organizationId are words here" })}"`,
      `NEXUS_API_KEY=${KEY.slice(0, 80)}...`,
      `NEXUS_API_KEY=${KEY.replace(/\.[^.]*$/, ".your-signature-goes-here")}`,
      "NEXUS_API_KEY=eyJhbGciOiJIUzI1NiIs...",
    ],
  },
};

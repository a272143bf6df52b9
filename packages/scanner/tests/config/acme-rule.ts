import { hex, sample } from "@nxs-guard/rules/sample";

/** A secret that only a rule of one's own finds. */
export const acme = sample("acme_", hex(32));

/** As a configuration has it. */
export const acmeRule = {
  id: "acme-key",
  title: "Acme key",
  severity: "high",
  anchors: ["acme_"],
  pattern: "acme_(?<body>[a-z0-9]{32})",
  publicPrefix: "^acme_",
  evidence: [{ entropy: { group: "body", min: 3 } }],
  advice: "Rotate it.",
};

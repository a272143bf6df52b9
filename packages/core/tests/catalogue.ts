import type { Catalogue, SecretRule } from "../src/index.ts";

/** A rule of the form that most have, for tests of the engine alone. */
export const keyRule: SecretRule = {
  id: "test-key",
  kind: "secret",
  title: "Test key",
  severity: "high",
  confidence: "high",
  anchors: ["tst_"],
  pattern: /tst_[a-z0-9]{32}/,
  boundary: "token",
  evidence: [{ entropy: { min: 3 } }],
  publicPrefix: /^tst_/,
  specificity: 50,
  advice: "Rotate it.",
  sources: [],
  examples: { leaks: [], safe: [] },
};

export const looseRule: SecretRule = {
  ...keyRule,
  id: "test-loose",
  pattern: /tst_[a-z0-9]{24,64}/,
  specificity: 10,
};

export function catalogueOf(...rules: Catalogue["rules"]): Catalogue {
  return { rules, hosts: [], credentialMarks: [] };
}

/** Assembled, so that no key-like text stands here. */
export const KEY = ["tst_", "4f9c2181ab77c05d", "3e6690f1d2b8a7c4"].join("");

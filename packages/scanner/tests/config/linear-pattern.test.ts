import { expect, it } from "vitest";
import { LinearityProof } from "../../src/config/linear-pattern.ts";
import { ProofTime } from "../../src/config/proof-time.ts";
import { ownUserCache } from "../user-cache.ts";

ownUserCache();

it("takes from the time that all patterns have, and without any only what was proven before passes", async () => {
  const time = new ProofTime(Number.MIN_VALUE);
  const proof = new LinearityProof(time);
  try {
    await proof.assertLinear("the first", /acme_[a-z]{32}/);
    expect(time.isOver).toBe(true);
    await expect(proof.assertLinear("the second", /acme_\d{32}/)).rejects.toThrow(/^the second has .*no time left/);
    await proof.assertLinear("the first", /acme_[a-z]{32}/);
  } finally {
    proof.close();
  }
});

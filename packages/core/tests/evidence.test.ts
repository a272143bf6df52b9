import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { weigh, type Evidence } from "../src/evidence/evidence.ts";

const HEX = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 32, maxLength: 32 });
const accepts = (evidence: Evidence, value: string): boolean => weigh(evidence, value).accepted;
const cases = (evidence: Evidence, accepted: readonly string[], refused: readonly string[]): void => {
  for (const value of accepted) expect([value, accepts(evidence, value)]).toEqual([value, true]);
  for (const value of refused) expect([value, accepts(evidence, value)]).toEqual([value, false]);
};

describe("evidence", () => {
  test("entropy wants a number of bits a character", () => {
    cases({ entropy: { min: 3 } }, ["0123456789abcdef"], ["00000000", "abababab", "aabbccdd", ""]);
  });

  test("notPeriodic refuses a unit that repeats through the greater part", () => {
    cases(
      { notPeriodic: {} },
      ["4f9c2181ab77c05d3e6690f1d2b8a7c4"],
      [
        "a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4",
        "aaaabbbbccccddddeeeeffff00001111",
        "deadbeefdeadbeefdeadbeefdeadbeef",
        "xxxxxxxx",
      ],
    );
  });

  test("notSequential refuses order, plain or interleaved", () => {
    cases(
      { notSequential: {} },
      ["4f9c2181ab77c05d3e6690f1d2b8a7c4"],
      [
        "0123456789abcdef",
        "abc123def456ghi789jkl012",
        "fedcba9876543210",
        "a1b2c3d4e5f6g7h8",
        "abcdefghijklmnopqrstuvwxyz012345",
      ],
    );
  });

  test("notPlaceholder refuses what people write where a secret will stand", () => {
    cases(
      { notPlaceholder: {} },
      ["4f9c2181ab77c05d3e6690f1d2b8a7c4"],
      ["your0key0goes0here", "EXAMPLE0000", "deadbeef01020304", "xxxxxxxxxx", "notARealKey12345", "changeMe"],
    );
  });

  test("notWords refuses words and identifiers, and accepts random text", () => {
    cases(
      { notWords: {} },
      ["4f9c2181ab77c05d3e6690f1d2b8a7c4", "k3j9x2m8q1z7w5v4b6n0c2x9d8f7g6h5", "Xk9mPq2vRt7wYz4bNc8dFg3hJl6s1aQe"],
      [
        "thisisatestkeyforthedocument",
        "getUnifiedStylingGroup2",
        "wooaddtocart_getunifiedstylinggroup",
        "mount-token-placeholder",
      ],
    );
  });

  test("digit wants one", () => {
    cases({ digit: {} }, ["a1"], ["ab", ""]);
  });

  test("randomRun wants one run that is long and random", () => {
    cases(
      { randomRun: { min: 20 } },
      ["live_4f9c2181ab77c05d3e66", "key_4f9c2181ab77c05d3e66.thing"],
      [
        "4f9c2181_ab77c05d_3e6690f1",
        "cfg_json_state_extract_json_data",
        "0123456789abcdef0123456789",
        "abcdefghijklmnopqrstuv1",
      ],
    );
  });

  test("jwtClaims wants every claim in the payload", () => {
    const segment = (payload: unknown): string => Buffer.from(JSON.stringify(payload)).toString("base64url");
    cases(
      { jwtClaims: { all: ["a", "b"] } },
      [segment({ a: 1, b: 2, c: 3 })],
      [segment({ a: 1 }), segment(["a", "b"]), segment("a b"), "no-json", "", segment({ toString: 1, constructor: 2 })],
    );
  });

  test("loses hardly any random hexadecimal key", () => {
    const all: Evidence[] = [
      { entropy: { min: 3 } },
      { notPeriodic: {} },
      { notSequential: {} },
      { notPlaceholder: {} },
      { notWords: {} },
    ];
    const sample = fc.sample(HEX, { numRuns: 20_000, seed: 7 });
    // fast-check draws repeated and small values more often than chance does.
    const lost = sample.filter(
      (value) => new Set(value).size > 8 && !all.every((evidence) => accepts(evidence, value)),
    );
    expect(lost.length).toBeLessThan(20);
  });

  test("never repeats a part of the value in its reason", () => {
    const value = "4f9c2181ab77c05d3e6690f1d2b8a7c4";
    const all: Evidence[] = [
      { entropy: { min: 9 } },
      { randomRun: { min: 99 } },
      { jwtClaims: { all: ["x"] } },
      { digit: {} },
    ];
    for (const evidence of all) expect(weigh(evidence, value).reason).not.toMatch(/4f9c|a7c4/);
  });
});

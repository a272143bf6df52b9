import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Candidate, resolveOverlaps } from "../src/overlap.ts";
import { keyRule, looseRule } from "./catalogue.ts";

function candidate(id: string, specificity: number, start: number, length: number): Candidate {
  const span = { start, end: start + length };
  return { match: { rule: { ...keyRule, id, specificity }, span, value: "", groups: {} }, span, encodings: [] };
}

const place = { start: fc.nat(60), length: fc.integer({ min: 1, max: 60 }) };
const others = fc.array(fc.record({ id: fc.constantFrom("a", "b", "c", "d"), specificity: fc.nat(40), ...place }), {
  maxLength: 6,
});

describe("a match that a more specific rule's covers from the same place on", () => {
  test("makes no difference to what is reported, so that it need not be judged", () => {
    fc.assert(
      fc.property(
        others,
        fc.record(place),
        fc.nat(60),
        fc.integer({ min: 1, max: 39 }),
        (rest, { start, length }, more, specificity) => {
          const specific = candidate(keyRule.id, 40, start, length);
          const covered = candidate(looseRule.id, specificity, start, length + more);
          const beside = rest.map((one) => candidate(one.id, one.specificity, one.start, one.length));
          expect(resolveOverlaps([...beside, specific, covered])).toEqual(resolveOverlaps([...beside, specific]));
        },
      ),
      { numRuns: 5000 },
    );
  });
});

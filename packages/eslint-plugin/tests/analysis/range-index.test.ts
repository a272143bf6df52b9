import { describe, expect, it } from "vitest";

import { RangeIndex } from "../../src/analysis/range-index.ts";
import type { Range } from "../../src/analysis/replacement.ts";

interface Item {
  readonly range: Range;
}

describe("an index of ranges", () => {
  it("knows what has a character in common, also far from where it begins, and nothing that only touches", () => {
    const index = new RangeIndex<Item>();
    const [long, short] = [{ range: [100, 5000] as const }, { range: [300, 310] as const }];
    index.add(long);
    index.add(short);
    expect(new Set(index.overlapping([4000, 4001]))).toEqual(new Set([long]));
    expect(new Set(index.overlapping([309, 320]))).toEqual(new Set([long, short]));
    expect(index.overlaps([0, 100])).toBe(false);
    expect(index.overlaps([5000, 9000])).toBe(false);
    index.delete(long);
    expect([...index.overlapping([0, 9000])]).toEqual([short]);
  });

  it("knows thousands of things in one wide range together, and is asked for wide ranges at no more cost", () => {
    let looks = 0;
    const index = new RangeIndex<Item>();
    const item = (range: Range): Item => ({
      get range() {
        looks++;
        return range;
      },
    });
    const all = Array.from({ length: 1000 }, () => item([10, 1e6]));
    for (const each of [...all, item([2e6, 3e6]), item([5, 9])]) index.add(each);
    looks = 0;
    expect(index.overlaps([4e6, 1e12])).toBe(false);
    expect(index.overlaps([0, 5])).toBe(false);
    expect(looks).toBeLessThan(10);
    expect([...index.overlapping([9, 11])]).toEqual(all);
    all.forEach((each) => index.delete(each));
    expect(index.overlaps([9, 11])).toBe(false);
  });

  it("looks at few of thousands of ranges", () => {
    let looks = 0;
    const index = new RangeIndex<Item>();
    for (let i = 0; i < 10_000; i++) {
      index.add({
        get range(): Range {
          looks++;
          return [i * 50, i * 50 + 40];
        },
      });
    }
    looks = 0;
    expect([...index.overlapping([250_000, 250_040])]).toHaveLength(1);
    expect(looks).toBeLessThan(50);
  });
});

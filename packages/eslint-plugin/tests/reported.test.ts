import { describe, expect, it } from "vitest";

import { isReported, noteReport } from "../src/reported.ts";

/** A text of one line, that counts how often it is asked for a place. */
function line(text = "") {
  const source = { text, asked: 0, getIndexFromLoc: ({ column }: { column: number }) => (source.asked++, column) };
  return source;
}

const from = (start: number, end: number) => ({
  loc: { start: { line: 1, column: start }, end: { line: 1, column: end } },
});

describe("what a rule has reported", () => {
  it("is known where the two have a character in common, and of the rules that it stands for", () => {
    const source = line();
    noteReport("no-hardcoded-key", from(10, 20), source);
    noteReport("no-bearer-prefix", { loc: { line: 1, column: 30 } }, source);
    const known = (id: string, start: number, end: number): boolean => isReported(id, { start, end }, source);
    expect(known("nexus-api-key", 0, 11)).toBe(true);
    expect(known("nexus-api-key", 19, 40)).toBe(true);
    expect(known("nexus-api-key", 20, 40)).toBe(false);
    expect(known("nexus-api-key", 0, 10)).toBe(false);
    expect(known("nexus-plain-http", 10, 20)).toBe(false);
    expect(known("nexus-bearer-prefix", 30, 36)).toBe(true);
    expect(known("nexus-bearer-prefix", 31, 36)).toBe(false);
  });

  it("is not relied on where a comment speaks to ESLint of that rule, which may hide it", () => {
    const source = line("eslint-disable-line nxs-guard/no-hardcoded-key -- known");
    noteReport("no-hardcoded-key", from(10, 20), source);
    noteReport("no-bearer-prefix", from(30, 36), source);
    expect(isReported("nexus-api-key", { start: 10, end: 20 }, source)).toBe(false);
    expect(isReported("nexus-bearer-prefix", { start: 30, end: 36 }, source)).toBe(true);
  });

  it("is placed once, however often it is asked for", () => {
    const source = line();
    for (let i = 0; i < 500; i++) noteReport("no-hardcoded-key", from(10 * i, 10 * i + 5), source);
    for (let i = 0; i < 500; i++) {
      expect(isReported("nexus-api-key", { start: 10 * i + 5, end: 10 * i + 9 }, source)).toBe(false);
    }
    expect(source.asked).toBe(1000);
  });
});

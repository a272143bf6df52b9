import { describe, expect, test } from "vitest";
import { Detector, explain, explainRequests, type RequestPracticeRule } from "../src/index.ts";
import { catalogueOf, KEY, keyRule, looseRule } from "./catalogue.ts";

const detector = new Detector(catalogueOf(keyRule, looseRule));
const stages = (text: string, offset = 0): [string, string, string][] =>
  explain(detector, text, offset).map(({ ruleId, stage, reason }) => [ruleId, stage, reason]);

describe("explain", () => {
  test("says which rule reported a place and which gave way to it", () => {
    expect(stages(KEY)).toEqual([
      ["test-key", "reported", "every check accepted it"],
      ["test-loose", "overlap", "a more specific rule reports the same text"],
    ]);
  });

  test("names the stage that stopped a rule, and why", () => {
    expect(stages("tst_short")[0]).toEqual(["test-key", "pattern", "the text does not have the pattern's form"]);
    expect(stages(`x${KEY}`)[0]).toEqual(["test-key", "boundary", "a word runs into it from before"]);
    expect(stages(`${KEY}é`)[0]).toEqual(["test-key", "boundary", "its word goes on behind it"]);
    expect(stages(`tst_${"0".repeat(32)}`)[0]).toEqual([
      "test-key",
      "evidence",
      "entropy is too low: 0.67 bits a character, 3 wanted",
    ]);
  });

  test("sees through encodings and tells which", () => {
    const text = `x = "${Buffer.from(KEY).toString("base64")}"`;
    expect(explain(detector, text, 8)).toMatchObject([
      { ruleId: "test-key", stage: "reported", encodings: ["base64"] },
      { ruleId: "test-loose", stage: "overlap", encodings: ["base64"] },
    ]);
  });

  test("speaks of what is near only, in the input's units", () => {
    const text = `${KEY}${" ".repeat(5000)}ä ${KEY}`;
    const far = explain(detector, text, text.length - 10);
    expect(far).toHaveLength(2);
    expect(text.slice(far[0]?.anchor.start, far[0]?.anchor.end)).toBe("tst_");
  });

  test("holds no part of a secret", () => {
    expect(JSON.stringify(explain(detector, `${KEY} tst_${"z9".repeat(16)}`, 0))).not.toMatch(/4f9c|z9z9/);
  });
});

describe("explainRequests", () => {
  const rule: RequestPracticeRule = {
    id: "test-scheme",
    kind: "practice",
    severity: "low",
    confidence: "high",
    title: "Scheme",
    advice: "",
    sources: [],
    looksAt: "its scheme",
    judge: ({ scheme }) => (scheme?.text === "http" ? [scheme] : []),
    examples: { leaks: [], safe: [] },
  };
  const asked = new Detector({ rules: [rule], hosts: ["api.example.com"], credentialMarks: [] });
  const text =
    'a("http://api.example.com", {\n\n  headers: { Authorization: k },\n});\nb("https://api.example.com/b");\n';
  const at = (place: number): [string | undefined, number][] =>
    explainRequests(asked, Buffer.from(text), "a.js", { start: place, end: place }).map(({ request, judgements }) => [
      request.scheme?.text,
      judgements.flatMap(({ misuses }) => misuses).length,
    ]);

  test("says of the requests at a place what each rule reports, also where it reports nothing", () => {
    expect(at(text.indexOf("example"))).toEqual([["http", 1]]);
    expect(at(text.indexOf("example.com/b"))).toEqual([["https", 0]]);
  });

  test("between the pieces of a request it is that one, and beside it none", () => {
    expect(at(text.indexOf("\n\n") + 1)).toEqual([["http", 1]]);
    expect(at(0)).toEqual([]);
  });
});

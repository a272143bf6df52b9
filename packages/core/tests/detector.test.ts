import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Detector, groupFindings, type RequestPracticeRule } from "../src/index.ts";
import { catalogueOf, KEY, keyRule, looseRule } from "./catalogue.ts";

const detector = new Detector(catalogueOf(keyRule, looseRule));
const requestRule: RequestPracticeRule = {
  ...keyRule,
  id: "test-request",
  kind: "practice",
  looksAt: "its scheme",
  judge: () => [],
};

describe("Detector", () => {
  test("finds a planted secret at every offset of text that holds no word beside it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.nat(), (text, position) => {
        const at = position % (text.length + 1);
        const planted = `${text.slice(0, at)} ${KEY} ${text.slice(at)}`;
        expect(detector.detect(planted).findings.map(({ secret }) => secret?.reveal())).toContain(KEY);
        expect(detector.detect(Buffer.from(planted)).findings.map(({ secret }) => secret?.reveal())).toContain(KEY);
      }),
    );
  });

  test("never throws and never prints the secret, on any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const { findings } = detector.detect(Buffer.concat([bytes, Buffer.from(` ${KEY} `), bytes]));
        expect(JSON.stringify(findings)).not.toContain(KEY);
        expect(JSON.stringify(findings)).not.toContain(KEY.slice(4, 24));
      }),
    );
  });

  test("gives the same findings every time", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(KEY, " ", "\n", "x", "tst_", KEY.slice(0, 30)), { maxLength: 30 }),
        (parts) => {
          const text = parts.join("");
          expect(JSON.stringify(new Detector(catalogueOf(looseRule, keyRule)).detect(text))).toBe(
            JSON.stringify(detector.detect(text)),
          );
        },
      ),
    );
  });

  test("reports one value once, under the most specific rule", () => {
    expect(detector.detect(`a ${KEY} b`).findings.map(({ ruleId }) => ruleId)).toEqual(["test-key"]);
    expect(detector.detect(`a ${KEY}00 b`).findings.map(({ ruleId }) => ruleId)).toEqual(["test-loose"]);
  });

  test("finds what is found where every anchor is tried, in text full of what begins like a key", () => {
    const beginning = fc.nat(KEY.length).map((length) => KEY.slice(0, length));
    const key = fc.oneof(beginning, fc.constantFrom(KEY, `${KEY}4`, `${KEY} nxs-guard-disable-line`));
    const written = fc.oneof(
      key,
      key.map((text) => Buffer.from(` ${text} ${text}`).toString("base64")),
      key.map((text) => Buffer.from(text).toString("hex")),
    );
    const text = fc.array(fc.tuple(written, fc.constantFrom(" ", "", "\n", '"', "_", "%")), { maxLength: 12 });
    fc.assert(
      fc.property(text, (parts) => {
        const bytes = Buffer.from(parts.flat().join(""));
        const spans = detector.attempts(bytes).kept.map(({ span }) => span);
        expect(detector.detect(bytes).findings.map(({ span }) => span)).toEqual(spans);
      }),
      { numRuns: 2000 },
    );
  });

  test("cuts requests around the first hosts and marks, however many more there are, and says that it left some out", () => {
    const api = new Detector({ rules: [requestRule], hosts: ["api.example.com"], credentialMarks: ["EXAMPLE_KEY"] });
    const firsts = (times: number): number[] =>
      api.requests(Buffer.from("/?a=EXAMPLE_KEY ".repeat(times))).map(({ query }) => query[0]?.value.start ?? -1);
    expect(firsts(25_000).length).toBeGreaterThan(1000);
    expect(firsts(40_000)).toEqual(firsts(25_000));
    const mixed = Buffer.from(`${"EXAMPLE_KEY ".repeat(40_000)} ${KEY} ${KEY} // nxs-guard-disable-line -- made up`);
    expect(new Detector({ ...api.catalogue, rules: [keyRule] }).detect(mixed)).toMatchObject({
      findings: [{ ruleId: keyRule.id }, { ruleId: keyRule.id }],
      directives: [{ effect: "line" }],
    });
    expect(api.detect("api.example.com ".repeat(30_000)).exhausted).toBe(true);
  });

  test("does not let an unsafe byte view change what it reads", () => {
    const bytes = new Uint8Array(Buffer.from(`xxxx ${KEY}`)).subarray(4);
    expect(detector.detect(bytes).findings[0]?.span).toEqual({ start: 1, end: 1 + KEY.length });
  });

  test("gives fingerprints that depend on the secret and the key alone", () => {
    const fingerprint = (text: string, fingerprintKey?: string): string | undefined =>
      detector.detect(text, fingerprintKey === undefined ? {} : { fingerprintKey }).findings[0]?.fingerprint;
    expect(fingerprint(`x = ${KEY}`)).toBe(fingerprint(`\n\n  other(${KEY})`));
    expect(fingerprint(`x = ${Buffer.from(KEY).toString("base64")}`)).toBe(fingerprint(KEY));
    expect(fingerprint(KEY, "repository")).not.toBe(fingerprint(KEY));
  });
});

describe("groupFindings", () => {
  test("puts the places of one secret together, in the order of first places", () => {
    const other = KEY.replace("4f9c", "0a1b");
    const { findings } = detector.detect(`${KEY}\n${other}\n${KEY}\n`);
    const groups = groupFindings(findings);
    expect(groups.map((group) => group.findings.map(({ location }) => location.startLine))).toEqual([[1, 3], [2]]);
  });
});

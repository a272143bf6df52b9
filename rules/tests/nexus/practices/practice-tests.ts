import { Detector, type Example } from "@nxs-guard/core";
import { catalogue } from "@nxs-guard/rules";
import { describe, expect, test } from "vitest";

const detector = new Detector(catalogue);

/** Tests that exactly one practice is seen in each text of `found`, and none in those of `safe`; as text and as bytes alike. */
export function practiceTests(
  id: string,
  { found, safe }: { found: readonly Example[]; safe: readonly Example[] },
): void {
  describe(`${id} is found`, () => {
    test.each(found.map(named))("%s", (_name, example) => {
      expect(practicesIn(example)).toEqual([id]);
    });
  });
  describe(`${id} is not found`, () => {
    test.each(safe.map(named))("%s", (_name, example) => {
      expect(practicesIn(example)).toEqual([]);
    });
  });
}

function practicesIn(example: Example): string[] {
  const { text, path } = typeof example === "string" ? { text: example, path: undefined } : example;
  const options = path === undefined ? {} : { path };
  const ofText = ids(text, options);
  expect(ids(Buffer.from(text), options)).toEqual(ofText);
  return ofText;
}

function ids(input: string | Uint8Array, options: { path?: string }): string[] {
  const practices = detector.detect(input, options).findings.filter(({ kind }) => kind === "practice");
  return [...new Set(practices.map(({ ruleId }) => ruleId))].sort();
}

/** A test is named by its text's first line, without what looks like a key. */
function named(example: Example): [string, Example] {
  const { text, path = "" } = typeof example === "string" ? { text: example } : example;
  const firstLine = (text.split("\n")[0] ?? "").replaceAll(/nxs_\w+/g, "nxs_…");
  return [`${path} ${firstLine.replaceAll("%", "%%")}`.trim(), example];
}

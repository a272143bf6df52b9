import { readFileSync } from "node:fs";
import { Detector } from "@nxs-guard/core";
import { describe, expect, test } from "vitest";
import { catalogue } from "../src/index.ts";

const detector = new Detector(catalogue);

/** Lines of real code, by language, that hold `nxs` and no Nexus key; the last are other vendors' keys that are too plain to be real. */
const lines = readFileSync(new URL("lookalikes.tsv", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => line.split("\t") as [language: string, line: string]);

/** A file's name in each language, because some rules ask. */
const NAMES: Readonly<Record<string, string>> = { env: ".env", markdown: "README.md", docs: "docs/guide.md" };

describe("a look-alike of real code is no finding", () => {
  test("there are 91 of them", () => {
    expect(lines).toHaveLength(91);
  });

  test.each(lines)("%s: %s", (language, line) => {
    for (const path of [undefined, NAMES[language] ?? `src/file.${language}`, ".env"]) {
      const { findings } = detector.detect(`${line}\n`, path === undefined ? {} : { path });
      expect(findings.map(({ ruleId }) => ruleId)).toEqual([]);
    }
  });
});

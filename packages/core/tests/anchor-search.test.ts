import fc from "fast-check";
import { expect, test } from "vitest";
import { AnchorSearch, Detector } from "../src/index.ts";
import { catalogueOf, KEY, keyRule } from "./catalogue.ts";

const detector = new Detector({ ...catalogueOf(keyRule), hosts: ["api.example.com"], credentialMarks: ["x-test-key"] });
/** As another thread has it. */
const search = new AnchorSearch(structuredClone(detector.anchors.anchors));
const NOTHING = { findings: [], directives: [], mentionsApi: false, exhausted: false };

test("where it finds nothing, the detector finds nothing", () => {
  const telling = fc.constantFrom(
    KEY,
    "tst_",
    "api.example.com",
    "X-Test-Key: a",
    "// nxs-guard-disable-line -- made up",
    "",
  );
  const written = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => Buffer.from(text).toString("base64"),
    (text) => Buffer.from(text).toString("hex"),
    (text) => [...text].join("\0"),
    encodeURIComponent,
  );
  const around = fc.string({ unit: fc.constantFrom(..."aB3/+= \n\\x%\0"), maxLength: 40 });
  fc.assert(
    fc.property(around, telling, written, around, (before, text, write, behind) => {
      const bytes = Buffer.concat([Buffer.from(before), Buffer.from(write(text)), Buffer.from(behind)]);
      if (search.findsNothing(bytes)) expect(detector.detect(bytes)).toEqual(NOTHING);
    }),
    { numRuns: 2000 },
  );
});

test("in ordinary text it finds nothing", () => {
  const text = `import { readFile } from "node:fs/promises";\nexport const answer = "${"aLongName".repeat(9)}";\n`;
  expect(search.findsNothing(Buffer.from(text))).toBe(true);
});

test("it has not found nothing where it could not decode everything", () => {
  const bytes = Buffer.from(`%41${"A".repeat(30_000)} `.repeat(20));
  expect(detector.detect(bytes).exhausted).toBe(true);
  expect(search.findsNothing(bytes)).toBe(false);
});

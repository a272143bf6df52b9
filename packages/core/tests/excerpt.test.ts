import { describe, expect, test } from "vitest";
import { Detector, type Excerpt } from "../src/index.ts";
import { catalogueOf, KEY, keyRule } from "./catalogue.ts";

const detector = new Detector(catalogueOf(keyRule));
const excerptOf = (text: string, index = 0): Excerpt => {
  const excerpt = detector.detect(text).findings[index]?.excerpt;
  if (!excerpt) throw new Error("nothing was found");
  return excerpt;
};
const marked = ({ lines, mark }: Excerpt): string | undefined => lines[mark.line]?.slice(mark.start, mark.end);

describe("an excerpt", () => {
  test("shows the finding's line and its neighbours, with the secret masked", () => {
    const excerpt = excerptOf(`one\ntwo\nkey = "${KEY}";\nfour\nfive`);
    expect(excerpt).toMatchObject({ firstLine: 2, lines: ["two", 'key = "tst_…a7c4";', "four"] });
    expect(marked(excerpt)).toBe("tst_…a7c4");
  });

  test("masks other secrets in the same lines too", () => {
    const other = KEY.replace("4f9c", "0a1b");
    const excerpt = excerptOf(`a ${other} b\nc ${KEY} d ${other}`, 1);
    expect(excerpt.lines).toEqual(["a tst_…a7c4 b", "c tst_…a7c4 d tst_…a7c4"]);
  });

  test("masks an encoded secret as a whole", () => {
    const encoded = Buffer.from(`user:${KEY}`).toString("base64");
    const excerpt = excerptOf(`Authorization: Basic ${encoded}`);
    expect(JSON.stringify(excerpt)).not.toContain(encoded.slice(12, 40));
    expect(marked(excerpt)).toBe("tst_…a7c4");
  });

  test("shortens tokens that no rule knows", () => {
    const token = KEY.replace("tst_", "unk_");
    expect(excerptOf(`${KEY} ${token}`).lines).toEqual(["tst_…a7c4 unk_…"]);
  });

  test("cuts long lines around the finding", () => {
    const excerpt = excerptOf(`${"word ".repeat(5000)}${KEY}${" word".repeat(5000)}`);
    expect(excerpt.lines).toHaveLength(1);
    expect(excerpt.lines[0]?.length).toBeLessThan(200);
    expect(excerpt.lines[0]).toMatch(/^….*tst_…a7c4.*…$/);
    expect(marked(excerpt)).toBe("tst_…a7c4");
  });

  test("ends with a secret that spans lines", () => {
    const encoded = Buffer.from(KEY).toString("base64");
    const excerpt = excerptOf(`a\n${encoded.slice(0, 40)}\n${encoded.slice(40)}\nb`);
    expect(excerpt.firstLine).toBe(1);
    expect(excerpt.lines).toEqual(["a", "tst_…a7c4…"]);
  });

  test("is left out behind the thousandth finding of a document", () => {
    const text = `${KEY}\n`.repeat(1001);
    expect(excerptOf(text, 999).lines).toContain("tst_…a7c4");
    expect(excerptOf(text, 1000)).toEqual({ firstLine: 1001, lines: ["…"], mark: { line: 0, start: 0, end: 1 } });
  });
});

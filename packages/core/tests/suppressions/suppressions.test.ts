import { describe, expect, it } from "vitest";
import { Detector, Suppressions, type DirectiveProblem } from "../../src/index.ts";
import { catalogueOf, KEY, keyRule } from "../catalogue.ts";

const detector = new Detector(catalogueOf(keyRule));
const words: Readonly<Record<string, readonly string[]>> = {
  "test-key": ["test-key"],
  "other-rule": ["other-rule"],
  "no-hardcoded-key": ["test-key", "other-rule"],
};
const rulesOf = (word: string): readonly string[] => words[word] ?? [];

/** The lines whose key is silenced, and what is wrong with the directives. */
function judge(text: string, now?: Date): { silenced: number[]; problems: readonly DirectiveProblem[] } {
  const { findings, directives } = detector.detect(text);
  const suppressions = new Suppressions(directives, { now, rulesOf });
  const silenced = findings
    .filter(({ ruleId, location, span }) => suppressions.at(ruleId, { line: location.startLine, offset: span.start }))
    .map(({ location }) => location.startLine);
  return { silenced, problems: suppressions.problems() };
}

const faults = (text: string, now?: Date): string[] => judge(text, now).problems.map(({ fault }) => fault);

describe("silences", () => {
  it.each<[string, string, number[]]>([
    ["its own line", `${KEY} // nxs-guard-disable-line test-key -- why\n${KEY}`, [1]],
    ["the next line", `${KEY}\n// nxs-guard-disable-next-line test-key -- why\n${KEY}\n${KEY}`, [3]],
    ["every rule when it names none", `${KEY} // nxs-guard-disable-line -- why`, [1]],
    ["a block", `${KEY}\n# nxs-guard-disable -- why\n${KEY}\n# nxs-guard-enable\n${KEY}`, [3]],
    ["all behind a block that nobody ends", `${KEY}\n# nxs-guard-disable -- why\n${KEY}\n${KEY}`, [3, 4]],
    ["not behind the end for its rule", `# nxs-guard-disable -- why\n${KEY}\n# nxs-guard-enable test-key\n${KEY}`, [2]],
    ["on behind the end for another rule", `# nxs-guard-disable -- why\n# nxs-guard-enable other-rule\n${KEY}`, [3]],
    ["the whole file from anywhere", `${KEY}\n${KEY}\n# nxs-guard-disable-file test-key -- why`, [1, 2]],
    ["nothing of another rule", `${KEY} // nxs-guard-disable-line other-rule -- why`, []],
    ["nothing without a reason", `${KEY} // nxs-guard-disable-line test-key`, []],
    ["nothing with punctuation for a reason", `${KEY} // nxs-guard-disable-line test-key -- ...`, []],
    ["nothing of a rule that nobody knows", `${KEY} // nxs-guard-disable-line test-kee -- why`, []],
    ["what an ESLint rule stands for", `// eslint-disable-next-line nxs-guard/no-hardcoded-key -- why\n${KEY}`, [2]],
    [
      "an ESLint block",
      `/* eslint-disable nxs-guard/no-hardcoded-key -- why */\n${KEY}\n/* eslint-enable */\n${KEY}`,
      [2],
    ],
    ["nothing for ESLint without a reason", `// eslint-disable-next-line nxs-guard/no-hardcoded-key\n${KEY}`, []],
    ["a name of the plugin in our own words", `// nxs-guard-disable-next-line no-hardcoded-key -- why\n${KEY}`, [2]],
  ])("%s", (_, text, lines) => {
    expect(judge(text).silenced).toEqual(lines);
  });

  it("a block of ours is not ended by ESLint's", () => {
    expect(judge(`# nxs-guard-disable -- why\n/* eslint-enable */\n${KEY}`).silenced).toEqual([3]);
  });
});

describe("until", () => {
  const text = `${KEY} // nxs-guard-disable-line test-key -- made up, until 2027-01-31`;

  it("holds to the end of its day", () => {
    expect(judge(text, new Date("2027-01-31T23:59:59Z"))).toEqual({ silenced: [1], problems: [] });
    expect(judge(text).silenced).toEqual([1]);
  });

  it("silences nothing from the next day on, and is reported", () => {
    const { silenced, problems } = judge(text, new Date("2027-02-01T00:00:00Z"));
    expect(silenced).toEqual([]);
    expect(problems).toMatchObject([{ fault: "expired", directive: { line: 1 } }]);
  });

  it("a day that does not exist silences nothing", () => {
    expect(faults(`${KEY} // nxs-guard-disable-line -- made up, until 2027-02-30`)).toEqual(["no such date"]);
  });
});

describe("reports", () => {
  it.each<[string, string, string[]]>([
    ["the unused", "// nxs-guard-disable-line test-key -- why", ["unused"]],
    ["the second of two", `# nxs-guard-disable-file -- why\n# nxs-guard-disable-file -- why\n${KEY}`, ["unused"]],
    [
      "the reasonless, needed or not",
      `${KEY} // nxs-guard-disable-line\n// nxs-guard-disable-line`,
      ["no reason", "no reason"],
    ],
    ["a word that is no rule's", `${KEY} // nxs-guard-disable-line test-key test-kee -- why`, ["unknown rule"]],
    ["ESLint's reasonless that was needed", `${KEY} // eslint-disable-line nxs-guard/no-hardcoded-key`, ["no reason"]],
    ["nothing of ESLint's unused", "// eslint-disable-line nxs-guard/no-hardcoded-key -- why", []],
    ["nothing of one that is used", `${KEY} // nxs-guard-disable-line -- why`, []],
  ])("%s", (_, text, expected) => {
    expect(faults(text)).toEqual(expected);
  });
});

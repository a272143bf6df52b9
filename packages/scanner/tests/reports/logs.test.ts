import { expect, it } from "vitest";
import { reports, type ReportName } from "../../src/reports/index.ts";
import { finding, HOSTILE_NAME, rendered, result } from "../made-up.ts";

const { excerpt } = finding().finding;
const hostile = finding(
  {
    title: HOSTILE_NAME,
    details: { words: `${"w".repeat(60)} ::error::x ${"w".repeat(60)} ::error::y` },
    excerpt: { ...excerpt, lines: [HOSTILE_NAME, HOSTILE_NAME] },
  },
  HOSTILE_NAME,
);
const scanned = {
  ...result([hostile, finding({}, HOSTILE_NAME), hostile], { skipped: [{ path: HOSTILE_NAME, reason: "vanished" }] }),
  notices: [{ path: HOSTILE_NAME, message: HOSTILE_NAME }],
};

/** The commands that a report consists of. In Azure's, a second one in the line is none. */
const OWN: Partial<Record<ReportName, RegExp>> = {
  github: /^::(?:error|warning) file=[^:,]+,/,
  azure: /^##vso\[task\.logissue type=(?:error|warning);sourcepath=[^\];]+;(?:(?!##\w*\[).)*$/,
};

it.each(Object.keys(reports) as ReportName[])("nothing in the %s report is a command to a CI system", async (name) => {
  const text = rendered(await reports[name].load(), scanned, { detail: "verbose" });
  const commands = text.split("\n").filter((line) => /^\s*::/.test(line) || /##\w*\[/.test(line));
  expect(commands.filter((line) => !OWN[name]?.test(line))).toEqual([]);
});

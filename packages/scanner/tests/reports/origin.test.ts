import { expect, it } from "vitest";
import type { Origin } from "../../src/origin.ts";
import { reports, type ReportName } from "../../src/reports/index.ts";
import type { LocatedFinding } from "../../src/scan.ts";
import { finding, rendered, result } from "../made-up.ts";

const commit = "0123456789abcdef0123456789abcdef01234567";
const later = commit.split("").reverse().join("");
const authorDate = "2026-01-31T23:59:59+01:00";

const from = (origin: Origin): LocatedFinding => ({ ...finding(), origin });

const written = async (name: ReportName, ...origins: Origin[]): Promise<string> =>
  rendered(await reports[name].load(), result(origins.map(from)), { width: 200 });

it.each<[ReportName, string]>([
  ["pretty", "git   commit 0123456789ab of 2026-01-31T23:59:59+01:00, no longer in head"],
  ["json", `"commit": "${commit}"`],
  ["jsonl", `"origin":{"commit":"${commit}","authorDate":"${authorDate}","isInHead":false}`],
  ["sarif", "commit 0123456789ab of 2026-01-31T23:59:59+01:00, no longer in head"],
  ["github", "commit 0123456789ab of 2026-01-31T23:59:59+01:00, no longer in head"],
  ["gitlab", `"sha": "${commit}"`],
  ["junit", "commit 0123456789ab of 2026-01-31T23:59:59+01:00, no longer in head"],
  ["markdown", "commit 0123456789ab of 2026-01-31T23:59:59+01:00, no longer in head"],
])("%s names the commit, its date, and whether the finding still stands in head", async (name, words) => {
  expect(await written(name, { commit, authorDate, isInHead: false })).toContain(words);
  const other = await written(name, { commit: later, authorDate: undefined, isInHead: true });
  expect(other).not.toContain(words);
  expect(other).toMatch(/still in head|"isInHead": ?true/);
});

it.each<ReportName>(["pretty", "junit", "markdown"])("%s tells apart the commits of one place", async (name) => {
  const text = await written(
    name,
    { commit, authorDate, isInHead: true },
    { commit: later, authorDate: undefined, isInHead: true },
  );
  expect(text).toMatch(/src\/chat\.ts:2:8 \(commit 76543210fedc, still in head\)/);
});

it.each(Object.keys(reports) as ReportName[])("%s names the place as a user knows it", async (name) => {
  const text = rendered(await reports[name].load(), result([{ ...finding(), landmark: "cell 3, line 2" }]));
  expect(text).toContain("cell 3, line 2");
});

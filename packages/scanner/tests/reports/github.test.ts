import { expect, it } from "vitest";
import { github } from "../../src/reports/github.ts";
import { finding, HOSTILE_NAME, key, rendered, result } from "../made-up.ts";

const lines = (...[scanned, style]: [Parameters<typeof rendered>[1], Parameters<typeof rendered>[2]?]): string[] =>
  rendered(github, scanned, style).trimEnd().split("\n");

it("annotates the place, and closes with what was covered", () => {
  const text = rendered(github, result([finding()])).replaceAll(`…${key.slice(-4)}`, "…1234");
  expect(text).toMatchInlineSnapshot(`
    "::error file=src/chat.ts,line=2,endLine=2,col=8,endColumn=46,title=nexus-api-key (critical)::Nexus API key nxs_u_…1234%0ARevoke it, and read the new one from the environment.
    nxs-guard: 1 finding in 1 file: 1 critical; 12 files, 3456 bytes scanned, 0 skipped of 12 selected, 1.5 s
    "
  `);
  expect(text).not.toContain(key);
});

it("has a level for each severity, the worst first", () => {
  const severities = ["low", "medium", "critical", "high"] as const;
  const text = lines(result(severities.map((severity) => finding({ severity }, `${severity}.ts`))));
  expect(text.slice(0, -1).map((line) => /^::(\w+) file=(\w+)/.exec(line)?.slice(1))).toEqual([
    ["error", "critical"],
    ["error", "high"],
    ["warning", "medium"],
    ["notice", "low"],
  ]);
});

it("names no columns for a place over several lines, and no lines for a name", () => {
  const { location } = finding().finding;
  const long = finding({ location: { ...location, endLine: 4 } });
  const named = { ...finding({}, "named.ts"), where: "name" as const };
  const [first, second] = lines(result([long, named]));
  expect(first).toContain("::error file=src/chat.ts,line=2,endLine=4,title=");
  expect(second).toContain("::error file=named.ts,title=");
});

it("escapes what would end a property or a command", () => {
  const [annotation] = lines(result([finding({ title: "100 %: a,b\nc" }, "a,b:c%d\r\n::error::x.ts")]));
  expect(annotation).toContain("file=a%2Cb%3Ac%25d%0D%0A%3A%3Aerror%3A%3Ax.ts,line=");
  expect(annotation).toContain("::100 %25: a,b%0Ac nxs_u_");
});

it("no name starts a command of its own or reaches a terminal", () => {
  const scanned = result([finding({ title: HOSTILE_NAME, details: { a: HOSTILE_NAME } }, HOSTILE_NAME)], {
    skipped: [{ path: HOSTILE_NAME, reason: "vanished" }],
  });
  const text = lines(scanned);
  expect(text.map((line) => /^(?:::\w+ |nxs-guard: )/.exec(line)?.[0])).toEqual([
    "::error ",
    "::warning ",
    "nxs-guard: ",
  ]);
  expect(text.join("")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
});

it("warns of what was not read, even when quiet", () => {
  const scanned = result([], { skipped: [{ path: "a.ts", reason: "vanished" }] });
  expect(lines(scanned, { detail: "quiet" })).toEqual(["::warning file=a.ts,title=nxs-guard::Not read: vanished"]);
  expect(lines(scanned).at(-1)).toContain("Nothing found in what was read; 12 files");
});

import { expect, it } from "vitest";
import { azure } from "../../src/reports/azure.ts";
import { finding, HOSTILE_NAME, key, rendered, result } from "../made-up.ts";

const lines = (...[scanned, style]: [Parameters<typeof rendered>[1], Parameters<typeof rendered>[2]?]): string[] =>
  rendered(azure, scanned, style).trimEnd().split("\n");

/** As the agent reads a line: https://github.com/microsoft/azure-pipelines-agent/blob/master/src/Microsoft.VisualStudio.Services.Agent/Command.cs */
function read(
  line: string,
): { readonly name: string; readonly properties: Record<string, string>; readonly data: string } | undefined {
  const prefix = line.indexOf("##vso[");
  const end = line.indexOf("]", prefix);
  if (prefix < 0 || end < 0) return undefined;
  const [name = "", rest = ""] = line.slice(prefix + 6, end).split(/ (.*)/s);
  const pairs = rest
    .split(";")
    .filter(Boolean)
    .map((pair) => pair.split(/=(.*)/s).slice(0, 2) as [string, string]);
  const properties = Object.fromEntries(pairs.map(([key, value]) => [key, unescaped(value)]));
  return { name, properties, data: unescaped(line.slice(end + 1)) };
}

/** https://github.com/microsoft/azure-pipelines-agent/blob/master/src/Agent.Sdk/CommandStringConvertor.cs */
function unescaped(text: string): string {
  return text
    .replaceAll("%3B", ";")
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%5D", "]")
    .replaceAll("%AZP25", "%");
}

it("raises an issue at the place, and closes with what was covered", () => {
  const [issue = "", last] = lines(result([finding()]));
  expect(read(issue)).toEqual({
    name: "task.logissue",
    properties: { type: "error", sourcepath: "src/chat.ts", linenumber: "2", columnnumber: "8" },
    data: `nexus-api-key (critical): Nexus API key nxs_u_…${key.slice(-4)}\nRevoke it, and read the new one from the environment.`,
  });
  expect(last).toContain("nxs-guard: 1 finding in 1 file: 1 critical");
});

it("has errors for what is high or worse, and warnings for everything else, the worst first", () => {
  const severities = ["low", "medium", "critical", "high"] as const;
  const scanned = result(
    severities.map((severity) => finding({ severity }, `${severity}.ts`)),
    {
      skipped: [{ path: "a.ts", reason: "vanished" }],
    },
  );
  expect(
    lines(scanned, { detail: "quiet" }).map((line) => Object.values(read(line)?.properties ?? {}).slice(0, 2)),
  ).toEqual([
    ["error", "critical.ts"],
    ["error", "high.ts"],
    ["warning", "medium.ts"],
    ["warning", "low.ts"],
    ["warning", "a.ts"],
  ]);
});

it("gives the agent back what it escapes", () => {
  const [issue = ""] = lines(result([finding({ title: "100 %; [a]\r\n%3B %AZP25" }, "a;b]c%5D.ts")]));
  expect(read(issue)).toMatchObject({
    properties: { sourcepath: "a;b]c%5D.ts", linenumber: "2" },
    data: expect.stringContaining("100 %; [a]\r\n%3B %AZP25") as string,
  });
});

it("no name starts a command of its own or reaches a terminal", () => {
  const scanned = result([finding({ title: HOSTILE_NAME, details: { a: HOSTILE_NAME } }, HOSTILE_NAME)], {
    skipped: [{ path: HOSTILE_NAME, reason: "vanished" }],
  });
  const text = lines(scanned);
  expect(text.map((line) => line.split("##").length)).toEqual([2, 2, 1]);
  expect(text.join("")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
});

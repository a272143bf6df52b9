import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Severity } from "@nxs-guard/core";
import draft04 from "ajv-draft-04";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { sarif } from "../../src/reports/sarif.ts";
import { scan, type ScanResult } from "../../src/scan.ts";
import { stdin } from "../../src/sources/stdin.ts";
import { finding, HOSTILE_NAME, key, rendered, result, run } from "../made-up.ts";

const require = createRequire(import.meta.url);
const published = require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
const ajv = new draft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(published, "utf8")) as object);

interface SarifRule {
  readonly id: string;
  readonly defaultConfiguration: { readonly level: string };
  readonly properties: Readonly<Record<string, unknown>>;
}

interface SarifRun {
  readonly tool: { readonly driver: { readonly rules: readonly SarifRule[] } };
  readonly results: readonly SarifResult[];
  readonly [property: string]: unknown;
}

interface SarifResult {
  readonly message: { readonly text: string };
  readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly [property: string]: unknown;
}

/** The run that is written, after it has been found valid. */
function written(scanned: ScanResult): SarifRun {
  const log = JSON.parse(rendered(sarif, scanned)) as { runs: [SarifRun] };
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  return log.runs[0];
}

const uriOf = (path: string): unknown =>
  written(result([finding({}, path)])).results[0]!.locations[0].physicalLocation.artifactLocation;

it("is of the published form", () => {
  const practice = finding({ kind: "practice", secret: undefined, ruleId: "nexus-plain-http" });
  const named = { ...finding({ encodings: ["base64"], details: { expires: "2026-01-01" } }), where: "name" as const };
  written(result([]));
  written(
    result([finding(), practice, named, finding({ title: HOSTILE_NAME }, HOSTILE_NAME)], {
      skipped: [{ path: HOSTILE_NAME, reason: "vanished" }],
      excluded: [{ path: HOSTILE_NAME, reason: "FIFO" }],
    }),
  );
});

it("the published form is asked", () => {
  expect(validate({ version: "2.1.0", runs: [{ tool: { driver: {} } }] })).toBe(false);
  expect(validate({ version: "2.1.0", runs: [{ tool: { driver: { name: "x", informationUri: "a b" } } }] })).toBe(
    false,
  );
});

it("describes every rule, with help in Markdown", () => {
  const { rules } = written(result([])).tool.driver;
  expect(rules.map(({ id }) => id)).toEqual(run.rules.map(({ id }) => id));
  for (const rule of rules) {
    expect(rule).toMatchObject({
      help: { text: expect.any(String) as string, markdown: expect.stringContaining("**What to do**") as string },
      properties: { "security-severity": expect.stringMatching(/^\d\.\d$/) as string },
    });
  }
});

it("a result points at its rule, and has the level of its own severity", () => {
  const [secret, practice, unknown] = written(
    result([
      finding(),
      finding({ ruleId: "nexus-wrong-header", severity: "medium" }),
      finding({ ruleId: "made-up", severity: "low" }),
    ]),
  ).results;
  const index = (id: string): number => run.rules.findIndex((rule) => rule.id === id);
  expect(secret).toMatchObject({ ruleId: "nexus-api-key", ruleIndex: index("nexus-api-key"), level: "error" });
  expect(practice).toMatchObject({ ruleIndex: index("nexus-wrong-header"), level: "warning" });
  expect(unknown).not.toHaveProperty("ruleIndex");
  expect(unknown).toMatchObject({ ruleId: "made-up", level: "note" });
});

it("a rule has the worst severity of its results, which GitHub shows for each of them, or else its own", () => {
  const described = (...severities: readonly Severity[]): unknown => {
    const { driver } = written(result(severities.map((severity) => finding({ severity })))).tool;
    const rule = driver.rules.find(({ id }) => id === "nexus-api-key");
    return [rule?.properties["security-severity"], rule?.defaultConfiguration.level];
  };
  expect(described("medium", "critical", "low")).toEqual(["9.5", "error"]);
  expect(described("low", "low")).toEqual(["2.0", "note"]);
  expect(described()).toEqual(["8.0", "error"]);
});

describe("places", () => {
  it("are relative to the source root, percent-encoded", () => {
    expect(uriOf("src/a b#?[x]%41/ü:é.ts")).toEqual({
      uri: "src/a%20b%23%3F%5Bx%5D%2541/%C3%BC%3A%C3%A9.ts",
      uriBaseId: "%SRCROOT%",
    });
    expect(uriOf("a:b/c")).toEqual({ uri: "a%3Ab/c", uriBaseId: "%SRCROOT%" });
    expect(uriOf("lone\ud800.ts")).toEqual({ uri: "lone%EF%BF%BD.ts", uriBaseId: "%SRCROOT%" });
  });

  it("mean the file again when they are decoded", () => {
    const { uri } = uriOf(HOSTILE_NAME) as { uri: string };
    expect(decodeURIComponent(uri)).toBe(HOSTILE_NAME.replace("\ud800", "\ufffd"));
  });

  it("outside the source root are absolute", () => {
    expect(uriOf("/tmp/a b.ts")).toEqual({ uri: "file:///tmp/a%20b.ts" });
    expect(uriOf("C:/a b.ts")).toEqual({ uri: "file:///C:/a%20b.ts" });
  });

  it("count columns in UTF-16 code units, so that two behind a character outside the plane are one more", async () => {
    const scanned = await scan({ source: stdin(pieces(`const a = "😀", key = "${key}";\n`), "a.js") });
    const { columnKind, results } = written(scanned);
    expect(columnKind).toBe("utf16CodeUnits");
    expect(results[0]).toMatchObject({
      locations: [{ physicalLocation: { region: { startLine: 1, startColumn: 24, endLine: 1, endColumn: 62 } } }],
    });
  });

  it("that a user knows by another word have that too", () => {
    const [first] = written(result([{ ...finding(), landmark: "cell 3, line 2" }])).results;
    expect(first?.locations[0]).toMatchObject({ logicalLocations: [{ fullyQualifiedName: "cell 3, line 2" }] });
  });

  it("in a name have no region", () => {
    const [first] = written(result([{ ...finding(), where: "name" }])).results;
    expect(first?.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "src/chat.ts", uriBaseId: "%SRCROOT%" },
    });
  });
});

async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(await Promise.resolve(text));
}

describe("partial fingerprints", () => {
  const fingerprints = async (text: string): Promise<unknown[]> =>
    written(await scan({ source: stdin(pieces(text), "a.js") })).results.map((each) => each.partialFingerprints);

  it("stay when lines move", async () => {
    const line = `key = "${key}";\n`;
    expect(await fingerprints(`\n\n  ${line}`)).toEqual(await fingerprints(line));
  });

  it("tell apart two places of one secret in one file", async () => {
    const [first, second] = await fingerprints(`"${key}"\n"${key}"\n`);
    expect(first).not.toEqual(second);
    expect(first).toMatchObject({ "nxsGuard/v1": (second as Record<string, string>)["nxsGuard/v1"] });
  });
});

describe("fixes", () => {
  const fixed = async (text: string): Promise<string[]> =>
    written(await scan({ source: stdin(pieces(text), "a.js") })).results.map((each) => apply(text, each));

  it("put right what can be put right in any language", async () => {
    // Put together here, as this repository's own text is scanned too.
    const [plain, header] = ["http", ["x", "api", "key"].join("-")];
    const [first, second] = await fixed(
      `/* 😀 */ fetch("${plain}://api.nexusgpt.io/x", { headers: { "${header}": key } })`,
    );
    expect(first).toBe(`/* 😀 */ fetch("https://api.nexusgpt.io/x", { headers: { "${header}": key } })`);
    expect(second).toBe(`/* 😀 */ fetch("${plain}://api.nexusgpt.io/x", { headers: { "api-key": key } })`);
  });

  it("are not offered for a key, nor for a name that may stand without quotes", async () => {
    const name = ["api", "key"].join("");
    for (const text of [`key = "${key}"`, `fetch("https://api.nexusgpt.io/x", { headers: { ${name}: key } })`])
      expect(await fixed(text)).toEqual([text]);
  });
});

/** The text after a result's fixes, of which each is within a line. */
function apply(text: string, each: SarifResult): string {
  const fixes = (each["fixes"] ?? []) as readonly { artifactChanges: [{ replacements: [Replacement] }] }[];
  return fixes.reduce((line, { artifactChanges: [{ replacements }] }) => {
    const { deletedRegion, insertedContent } = replacements[0];
    const { startColumn, endColumn } = deletedRegion;
    return line.slice(0, startColumn - 1) + insertedContent.text + line.slice(endColumn - 1);
  }, text);
}

interface Replacement {
  readonly deletedRegion: { readonly startColumn: number; readonly endColumn: number };
  readonly insertedContent: { readonly text: string };
}

it("escapes what a message would take for a placeholder or a link", () => {
  const [first] = written(result([finding({ title: String.raw`{0} [x](1) \ ` })])).results;
  expect(first?.message.text).toMatch(/^\{\{0\}\} \\\[x\\\]\(1\) \\\\ /);
});

it("names the masks as redactions, and holds no secret", () => {
  const scanned = result([finding(), finding({}, "b.ts")]);
  expect(written(scanned)["redactionTokens"]).toEqual([`nxs_u_…${key.slice(-4)}`]);
  expect(rendered(sarif, scanned)).not.toContain(key);
});

it("closes with what was covered, and is no success when something was not read", () => {
  const read = written(result([]));
  expect(read).toMatchObject({
    invocations: [{ executionSuccessful: true, startTimeUtc: "2026-01-02T03:04:05.678Z" }],
    properties: { coverage: { unit: "file", selected: 12, scanned: 12, bytes: 3456, seconds: 1.5, skipped: {} } },
  });
  const missed = written(result([], { skipped: [{ path: "a b.ts", reason: "no permission" }] }));
  expect(missed).toMatchObject({
    invocations: [
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          {
            message: { text: "Not read: no permission" },
            locations: [{ physicalLocation: { artifactLocation: { uri: "a%20b.ts" } } }],
          },
        ],
      },
    ],
    properties: { coverage: { selected: 13, skipped: { "no permission": 1 } } },
  });
});

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { check } from "recheck";
import { afterAll, describe, expect, test } from "vitest";
import { catalogue } from "../src/index.ts";

// The pure JavaScript engine is slow but the same on every machine; what it said of a pattern is kept beside the installed packages.
process.env["RECHECK_BACKEND"] = "pure";
const version = (createRequire(import.meta.url)("recheck/package.json") as { version: string }).version;
const cacheFile = fileURLToPath(new URL("../node_modules/.cache/recheck.json", import.meta.url));
const cache = new Map(Object.entries(readCache()));

function readCache(): Record<string, string> {
  try {
    return JSON.parse(readFileSync(cacheFile, "utf8")) as Record<string, string>;
  } catch {
    return {};
  }
}

async function complexity(pattern: RegExp): Promise<string> {
  const flags = `${pattern.flags.replace("y", "")}y`;
  const key = `${version} /${pattern.source}/${flags}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const verdict = await check(pattern.source, flags, { timeout: 50_000 });
  const found = verdict.status === "unknown" ? `unknown: ${verdict.error.kind}` : verdict.complexity.type;
  cache.set(key, found);
  return found;
}

afterAll(() => {
  mkdirSync(dirname(cacheFile), { recursive: true });
  writeFileSync(cacheFile, JSON.stringify(Object.fromEntries(cache), undefined, 2));
});

describe("a pattern is linear in the sticky form in which it runs", () => {
  const rules = catalogue.rules.flatMap((rule) => ("pattern" in rule ? [[rule.id, rule.pattern] as const] : []));

  test.each(rules)("%s", async (_, pattern) => {
    expect(["safe", "linear"]).toContain(await complexity(pattern));
  });

  test("and one that is not would be told", async () => {
    // eslint-disable-next-line regexp/no-super-linear-backtracking, regexp/no-trivially-nested-quantifier -- what must be told
    expect(await complexity(/nxs_(?:[a-z]+)*!/)).toBe("exponential");
  });
});

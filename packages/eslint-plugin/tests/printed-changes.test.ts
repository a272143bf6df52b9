import { hex, sample } from "@nxs-guard/rules/sample";
import { describe, expect, it } from "vitest";

import { isMadeOfWords } from "../src/printed-changes.ts";
import { settings } from "./linting.ts";

const KEY = sample("nxs_u_", hex(32));
const OTHER = sample("nxs_o_", hex(32, 2));
const escaped = (text: string): string => text.replace(/./g, (c) => `\\x${c.charCodeAt(0).toString(16)}`);
const crumbs = (size: number): string =>
  KEY.slice(6)
    .match(new RegExp(`.{1,${size}}`, "g"))!
    .join('" + "');

describe("a text that may be printed", () => {
  it.each([
    `"api-key": process.env.NEXUS_API_KEY, `,
    "Deno.env.get('NEXUS_API_KEY')",
    "useRuntimeConfig().nexusApiKey",
    ', { timeout: 30000, headers: { "Content-Type": "application/json", "X-Request-ID": crypto.randomUUID() } }',
    'import { env } from "$env/dynamic/private";\nconst hash = sha256(XMLHttpRequest);',
  ])("is made of words: %s", (text) => expect(isMadeOfWords(text)).toBe(true));

  it.each([
    ["a key", KEY],
    ["its end", KEY.slice(-9)],
    ["crumbs of it", crumbs(4)],
    ["smaller ones", crumbs(3)],
    ["escapes", escaped(KEY)],
    ["entities", "&#110;&#120;&#115;"],
    ["a name that nobody knows", "k3y0f"],
  ])("is not: %s", (_, text) => expect(isMadeOfWords(text)).toBe(false));
});

describe("a suggestion that needs an import above", () => {
  const { lint } = settings.at(-1)!;
  const code = (between: string): string =>
    `import { json } from "@sveltejs/kit";\n${between}\nconst apiKey = "${OTHER}";`;
  const suggestions = (between: string): number => lint(code(between), "src/a.ts").at(-1)?.suggestions?.length ?? 0;

  it("is made over the program's own names, and over no part of a key", () => {
    expect(suggestions('const s3Client2 = new S3Client({ region: "eu" });')).toBe(1);
    expect(suggestions(`const parts = "${crumbs(4)}";`)).toBe(0);
    expect(suggestions(`// ${KEY.slice(9, 20)}`)).toBe(0);
    expect(suggestions(`const k_${KEY} = 1;`)).toBe(0);
  });
});

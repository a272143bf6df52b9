import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Linter } from "eslint";
import { afterAll, beforeAll, expect, it } from "vitest";

import plugin from "../../src/index.ts";
import { marked } from "../linting.ts";
import type { Message } from "../linting.ts";

/** A project whose configuration makes variables public; `«…»` stands around what is reported. */
const files: Readonly<Record<string, string>> = {
  "next.config.js":
    "const { NEXUS_API_KEY } = process.env;\nmodule.exports = { env: { «NEXUS_API_KEY»: process.env.NEXUS_API_KEY, «KEY»: NEXUS_API_KEY } };",
  "page.js": "send(«process.env.NEXUS_API_KEY», process.env.NEXUS_STAGING_API_KEY);",
  "vite.config.js": 'export default { envPrefix: ["VITE_", "OPEN_"] };',
  "chat.js": "send(«import.meta.env.OPEN_NEXUS_API_KEY», import.meta.env.CLOSED_NEXUS_API_KEY);",
};
const unmarked = (text: string): string => text.replace(/[«»]/g, "");

let folder: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "nxs-guard-public-env-")));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ dependencies: { next: "16" } }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), unmarked(text));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

it.each(Object.entries(files))(
  "in %s, what the project's configuration makes public is reported once",
  (name, text) => {
    const config = { plugins: { "nxs-guard": plugin }, rules: { "nxs-guard/no-public-env-key": "error" as const } };
    const messages = new Linter({ cwd: folder }).verify(unmarked(text), [config], join(folder, name));
    expect(marked(unmarked(text), messages as readonly Message[])).toBe(text);
  },
);

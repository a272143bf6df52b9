import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../scripts/command.mjs";
import { generated } from "../scripts/eslint-docs.mjs";

it.each([...(await generated())])("%s says what the plugin says of itself", (path, text) => {
  expect(readFileSync(join(root, path), "utf8"), "to be made anew: node scripts/eslint-docs.mjs").toBe(text);
});

import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { ask } from "../../src/init/ask.ts";

it.each([
  ["y\n", true],
  ["Yes\n", true],
  ["\n", false],
  ["n\n", false],
  ["yell\n", false],
  ["", false],
])("an answer of %j is %s", async (answer, expected) => {
  const input = new PassThrough();
  const answered = ask("Write this?", input, new PassThrough());
  input.end(answer);
  expect(await answered).toBe(expected);
});

import { expect, it } from "vitest";
import { addedLines } from "../../src/init/added-lines.ts";

it.each([
  ["{\n  a\n}\n", "{\n  a,\n  b\n}\n", "  -   a\n  +   a,\n  +   b\n"],
  ["[\n  {\n  },\n  {\n  }\n]", "x\n[\n  {\n  },\n  {\n  },\n  y\n]", "  + x\n  -   }\n  +   },\n  +   y\n"],
  ["a\r\nb\r\n", "a\r\nc\r\nb\r\n", "  + c\n"],
  ["a\nb", "a\nb\nc\n", "  + c\n  + \n"],
  ["[a]\n", "[a, b]\n", "  - [a]\n  + [a, b]\n"],
])("%j to %j", (before, after, expected) => {
  expect(addedLines(before, after)).toBe(expected);
});

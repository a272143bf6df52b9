import { describe, expect, test } from "vitest";
import { commandsIn } from "../../src/requests/shell-commands.ts";

const textsOf = (text: string): string[] => commandsIn(text).map(({ start, end }) => text.slice(start, end));

describe("a command that sends a request", () => {
  test.each([
    ["ends at the line's end", "curl a\necho b", ["curl a"]],
    ["goes on after a backslash", "curl a \\\n  b\nc", ["curl a \\\n  b"]],
    ["goes on after PowerShell's backtick", "irm a `\n  b\nc", ["irm a `\n  b"]],
    ["goes on over a quoted line break", "curl -d '{\n}' a\nb", ["curl -d '{\n}' a"]],
    ["goes on at a line that starts with an option", "curl a\n  -H b\nc", ["curl a\n  -H b"]],
    ["ends at && and ;", "curl a && curl b; curl c", ["curl a ", "curl b", "curl c"]],
    ["is not ended by an & in a URL", "curl a?b=1&c=2 d", ["curl a?b=1&c=2 d"]],
    ["ends with the string that it is written in", '"x": "curl -H \\"a\\" b", "y": 1', ['curl -H \\"a\\" b']],
    ["ends with the escaped line of its string", '"curl a\\ncurl b \\\\\\n -H c"', ["curl a", "curl b \\\\\\n -H c"]],
    ["ends with its substitution", "x=$(curl a) y", ["curl a"]],
  ])("%s", (_promise, text, commands) => {
    expect(textsOf(text)).toEqual(commands);
  });

  test("is no word of prose", () => {
    expect(textsOf("reach it over http or https today; libcurl and curling are others")).toEqual([]);
  });

  test("is not carried on by an apostrophe of prose", () => {
    expect(textsOf("Use curl to call it, don't\nworry")).toEqual(["curl to call it, don't"]);
  });
});

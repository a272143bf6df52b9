import { describe, expect, test } from "vitest";
import { envAssignmentAt, isEnvFile } from "../../src/requests/env-file.ts";

describe("an environment file", () => {
  test.each([".env", "app/.env.production", "config/prod.env", ".envrc", ".dev.vars"])("is %s by its name", (path) => {
    expect(isEnvFile("", path)).toBe(true);
  });

  test("is not another file that has assignments only", () => {
    expect(isEnvFile("A=1\n", "run.sh")).toBe(false);
  });

  test("is, without a name, made of assignments and comments", () => {
    expect(isEnvFile("# c\nA=1\n\nexport B_C='x'\n", undefined)).toBe(true);
    expect(isEnvFile("A=1\nnpm start\n", undefined)).toBe(false);
    expect(isEnvFile('headers = {"a": 1}\n', undefined)).toBe(false);
    expect(isEnvFile("", undefined)).toBe(false);
  });
});

describe("the value that dotenv reads", () => {
  const literal = (text: string): string | undefined => envAssignmentAt(text, text.indexOf("k"))?.literal?.text;

  test.each([
    ["A=key", "key"],
    ['A="key"', "key"],
    ["A='key' # comment", "key"],
    ["A=key # comment", "key"],
    ["A = key", "key"],
    ["export A=key;", "key"],
    ["A=key;", "key;"],
    ["A= key", " key"],
    ["A=key \nB=1", "key "],
    ['A="key\n"', "key\n"],
    ["A=\"key'", "\"key'"],
    ["A=ke\ny0\nB=1", "ke\ny0"],
    ["A=key\r\nB=1", "key"],
  ])("of %j is %j", (text, value) => {
    expect(literal(text)).toBe(value);
  });

  test("is of the line's own assignment", () => {
    expect(envAssignmentAt("A=1\nB=key\n", 6)?.name.text).toBe("B");
  });
});

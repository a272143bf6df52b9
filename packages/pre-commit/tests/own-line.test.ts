import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { AT_TOP } from "../src/launcher.ts";
import { ownLine, withOwnLine, withoutOwnLine, type LinePlace } from "../src/own-line.ts";

const placeOf = (version: string): LinePlace => ({ facts: { version, launcher: AT_TOP }, surroundings: "husky" });
const line = ownLine("pre-commit", placeOf("1.2.3"));
const withLine = (text: string, version = "1.2.3"): string =>
  withOwnLine(text, "pre-commit", ".husky/pre-commit", placeOf(version));

describe("the line in a hook", () => {
  it.each([
    ["ends in a newline", "npx lint-staged\nnpm test\n"],
    ["does not end in a newline", "npm test"],
    ["has Windows line ends", "npx lint-staged\r\nnpm test\r\n"],
    ["has Windows line ends, but none at the end", "npx lint-staged\r\nnpm test"],
    ["is not UTF-8", "echo \xff\xfe\n"],
    ["has a hashbang and empty lines", "#!/usr/bin/env sh\n\nnpm test\n\n"],
    ["redirects by exec", "exec 1>&2\nnpm test\n"],
  ])("is added to, and taken from, a hook that %s, without a change to another byte", (_, text) => {
    const added = withLine(text);
    expect(added.startsWith(text)).toBe(true);
    expect(added.slice(text.length).trim()).toBe(line);
    expect(withoutOwnLine(added)).toBe(text);
  });

  it("is added once", () => {
    const once = withLine("npm test\r\n");
    expect(withLine(once)).toBe(once);
  });

  it("is brought up to date where it stands", () => {
    const old = withLine("npm test\r\n", "1.0.0");
    expect(withLine(`${old}echo done\r\n`)).toBe(`npm test\r\n${line}\r\necho done\r\n`);
  });

  it("is taken out of the middle", () => {
    expect(withoutOwnLine(`npm test\n${line}\necho done\n`)).toBe("npm test\necho done\n");
  });

  it("is not added where the command runs by the user's own line, but is where that line is a comment", () => {
    expect(withLine("npx nxs-guard staged\n")).toBe("npx nxs-guard staged\n");
    expect(withLine("# npx nxs-guard staged\n")).toContain(line);
  });

  it.each([
    ["exec npm test\n", /exec/],
    ["npm test\nexit 0\n", /exit/],
    ["npm test \\\n", /middle of a command/],
    ["#!/usr/bin/env node\nprocess.exit(0);\n", /shell script/],
  ])("is refused to a hook in which it would not run: %j", (text, why) => {
    expect(() => withLine(text)).toThrow(why);
  });

  it.each(["", "\r"])("is valid POSIX sh that stops on a failure, also when a line end %j is at its end", (end) => {
    const failing = `nxs-guard() { return 3; }\n${line}${end}\necho went on\n`;
    const { status, stdout, stderr } = spawnSync("bash", ["-e", "-c", failing], { encoding: "utf8", env: {} });
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain("NXS_GUARD_SKIP=1");
  });
});

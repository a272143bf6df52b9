import { Buffer } from "node:buffer";
import { chmodSync } from "node:fs";
import { delimiter } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { git } from "../../src/git/git.ts";
import { objects } from "../../src/git/objects.ts";
import { Folder } from "../folder.ts";

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => {
  vi.unstubAllEnvs();
  folder.remove();
});

/** Puts a git before the real one that does as the script says. */
function standIn(script: string): void {
  folder.write("bin/git", `#!/bin/sh\n${script}\n`);
  chmodSync(folder.at("bin/git"), 0o755);
  vi.stubEnv("PATH", `${folder.at("bin")}${delimiter}${process.env["PATH"] ?? ""}`);
}

it("objects come to an end where git leaves its output open behind the last of them", async () => {
  folder.init();
  folder.write("a.txt", "the content\n");
  folder.commit();
  const id = folder.git("rev-parse", "HEAD:a.txt").trim();
  standIn(`PATH=\${PATH#*${delimiter}}; echo run >> '${folder.at("runs")}'; git "$@"; sleep 0.3`);
  const read: string[] = [];
  for await (const { content } of objects(folder.path, "discovered", [[{ id }, { id }]])) {
    read.push(content instanceof Uint8Array ? Buffer.from(content).toString() : "not read");
    if (read.length > 9) break;
  }
  expect(read).toEqual(["the content\n", "the content\n"]);
});

it("a character that comes in two halves is one", async () => {
  standIn(`printf '\\303'; sleep 0.3; printf '\\251'`);
  expect(await git(folder.path, "discovered", ["version"])).toBe("é");
});

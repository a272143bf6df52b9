import { Buffer } from "node:buffer";
import { chmodSync, readFileSync } from "node:fs";
import { delimiter } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { git } from "../../src/git/git.ts";
import { objects } from "../../src/git/objects.ts";
import type { Unread } from "../../src/unread.ts";
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

it("what a partial clone has left out takes no git for each of it", async () => {
  folder.init();
  for (let i = 0; i < 12; i++) folder.write(`f${i}.txt`, `content ${i}\n`);
  folder.commit();
  folder.git("config", "uploadpack.allowFilter", "true");
  folder.git("clone", "--quiet", "--filter=blob:none", "--no-checkout", `file://${folder.path}`, "clone");
  folder.write("clone/here.txt", "here\n");
  const here = folder.git("-C", "clone", "hash-object", "-w", "here.txt").trim();
  const missing = folder.git("ls-tree", "-r", "--format=%(objectname)", "HEAD").trim().split("\n");
  const ids = [...missing.slice(0, 5), here, ...missing.slice(5), here, missing[0] ?? ""];
  standIn(`echo run >> '${folder.at("runs")}'; PATH=\${PATH#*${delimiter}}; exec git "$@"`);
  const read: string[] = [];
  const batches = [ids.slice(0, 3), ids.slice(3)].map((batch) => batch.map((id) => ({ id })));
  for await (const { wanted, content } of objects(folder.at("clone"), "discovered", batches)) {
    const what = content instanceof Uint8Array ? Buffer.from(content).toString() : (content as Unread).reason;
    read.push(`${String(ids.indexOf(wanted.id))} ${what}`);
  }
  expect(read).toEqual(ids.map((id) => `${String(ids.indexOf(id))} ${id === here ? "here\n" : "missing object"}`));
  expect(readFileSync(folder.at("runs"), "utf8").split("\n").length - 1).toBeLessThanOrEqual(3);
});

it("a character that comes in two halves is one", async () => {
  standIn(`printf '\\303'; sleep 0.3; printf '\\251'`);
  expect(await git(folder.path, "discovered", ["version"])).toBe("é");
});

import { Buffer } from "node:buffer";
import { execFileSync } from "node:child_process";
import { closeSync, constants, mkdirSync, openSync, symlinkSync, writeFileSync, writeSync } from "node:fs";
import process from "node:process";
import { Detector } from "@nxs-guard/core";
import { catalogue } from "@nxs-guard/rules";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { answer } from "../../src/threads/batch.ts";
import { CloserLook } from "../../src/threads/closer-look.ts";
import { Prefilter, UNCLEAN, UNDECIDED } from "../../src/threads/prefilter.ts";
import { zip } from "../archives/packed.ts";
import { Folder, latin1 } from "../folder.ts";

const key = sample("nxs_u_", hex(32));
const host = "api.nexusgpt.io";
const detector = new Detector(catalogue);
const prefilter = new Prefilter(detector.anchors, new CloserLook(detector, {}));
/** As another thread has it. */
const withoutRules = new Prefilter(detector.anchors);

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => {
  folder.remove();
});

const ofFile = (name: string, most?: number): number =>
  prefilter.file({ path: name, location: folder.at(name), ...(most !== undefined && { most }) });

it("lets clean files pass with their length, also one whose name is no text", () => {
  folder.write("clean.js", "clean\n");
  expect(ofFile("clean.js")).toBe(6);
  const location = Buffer.concat([Buffer.from(`${folder.path}/`), latin1("caf\xe9.js")]);
  writeFileSync(location, "clean\n");
  expect(prefilter.file({ path: "caf\\xe9.js", location })).toBe(6);
});

it.each<[string, string | Buffer, string?]>([
  ["a key", key],
  ["a key in base64", Buffer.from(`{"key":"${key}"}`).toString("base64")],
  ["a misuse", `curl http://${host}/api/public/thread -H "api-key: $NEXUS_KEY"`],
  ["a comment that may silence a finding", "// nxs-guard-disable-line -- made up\n"],
  ["a key in its name", "clean\n", `${key}.js`],
  ["a name of archives that may begin with anything", "clean\n", "setup.exe"],
  ["nothing, as a pipe has", ""],
  ["more than is read at once", Buffer.alloc(17 << 20, "clean\n")],
])("holds back %s", (_, content, name = "file.js") => {
  folder.write(name, content);
  expect(ofFile(name)).toBe(UNCLEAN);
});

it("tells of a file that is judged in pieces whether it holds an anchor, and leaves the rest to those", () => {
  const looks = vi.spyOn(detector, "detect");
  const long = Buffer.alloc(9 << 20, "clean\n");
  folder.write("long.js", long);
  expect(ofFile("long.js")).toBe(long.length);
  // Where it is cut too.
  for (const at of [(4 << 20) - 4, long.length - key.length - 1]) {
    const unclean = Buffer.from(long);
    unclean.write(` ${key}`, at);
    folder.write("long.js", unclean);
    expect(ofFile("long.js")).toBe(UNCLEAN);
  }
  expect(looks).not.toHaveBeenCalled();
  looks.mockRestore();
});

it.each([key, Buffer.from(`{"key":"${key}"}`).toString("base64"), key.replaceAll("_", "%5F")])(
  "sees that there is something in one of many names: %#",
  (name) => {
    const some = ["src/a.js", "b.js", "c"].map((path) => ({ path }));
    expect(prefilter.namesAreClean(some)).toBe(true);
    for (const at of [0, 1, 3]) expect(prefilter.namesAreClean(some.toSpliced(at, 0, { path: name }))).toBe(false);
  },
);

it("sees nothing in two names that would be a key together", () => {
  expect(prefilter.namesAreClean([{ path: key.slice(0, 3) }, { path: key.slice(3) }])).toBe(true);
});

it("holds back an archive", async () => {
  folder.write("packed", await zip({ "a.js": "clean\n" }));
  expect(ofFile("packed")).toBe(UNCLEAN);
});

it("holds back a file that is longer than what counts of it", () => {
  folder.write("clean.js", "clean\n");
  expect(ofFile("clean.js", 6)).toBe(6);
  expect(ofFile("clean.js", 5)).toBe(UNCLEAN);
});

it("holds back what is no file", () => {
  mkdirSync(folder.at("directory"));
  folder.write("clean.js", "clean\n");
  symlinkSync("clean.js", folder.at("link"));
  for (const name of ["directory", "link", "missing"]) expect(ofFile(name)).toBe(UNCLEAN);
});

it.skipIf(process.platform === "win32")("waits for no pipe", () => {
  execFileSync("mkfifo", [folder.at("pipe")]);
  expect(ofFile("pipe")).toBe(UNCLEAN);
});

it.skipIf(process.platform === "win32")("takes nothing from a pipe that has something", () => {
  execFileSync("mkfifo", [folder.at("pipe")]);
  const pipe = openSync(folder.at("pipe"), constants.O_RDWR);
  writeSync(pipe, "clean\n");
  expect(ofFile("pipe")).toBe(UNCLEAN);
  closeSync(pipe);
});

it.each<[string, string, string?]>([
  ["a key", key],
  ["a misuse", `curl http://${host}/api/public/thread -H "api-key: $NEXUS_KEY"`],
  ["a host that is used well", `fetch("https://${host}/api/public/thread")`],
  ["a comment that may silence a finding", "// nxs-guard-disable-line -- made up\n"],
  ["a key in its name", "clean\n", `${key}.js`],
])("without rules it does not tell of %s", (_, content, name = "file.js") => {
  folder.write(name, content);
  expect(withoutRules.file({ path: name, location: folder.at(name) })).toBe(UNDECIDED);
});

it("of what holds an anchor the rules tell whether it is clean", () => {
  folder.write("clean.js", `fetch("https://${host}/api/public/thread")`);
  expect(ofFile("clean.js")).toBeGreaterThan(0);
});

it("what a thread answers is lengths and nothing else", () => {
  folder.write("leak.js", key);
  folder.write("clean.js", "clean\n");
  const files = ["leak.js", "clean.js"].map((name) => ({ path: name, location: folder.at(name) }));
  expect(answer({ files }, withoutRules)).toEqual({ lengths: [UNDECIDED, 6] });
});

it("of long files a thread takes some and leaves the rest to others", () => {
  folder.write("long.txt", Buffer.alloc(5 << 20, "clean\n"));
  const file = { path: "long.txt", location: folder.at("long.txt") };
  expect(answer({ files: [file, file] }, withoutRules).lengths).toEqual([5 << 20]);
});

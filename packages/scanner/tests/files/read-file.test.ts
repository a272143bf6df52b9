import { Buffer } from "node:buffer";
import { appendFileSync, existsSync } from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readFile, readSmallFile } from "../../src/files/read-file.ts";
import { Folder } from "../folder.ts";

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  folder.write("big", Buffer.alloc(9 * 1024 * 1024, "nothing\n"));
});
afterEach(() => {
  folder.remove();
});

function readPieces(whenStarted: () => void): number {
  let bytes = 0;
  for (const piece of readFile(folder.at("big")) as Iterable<Uint8Array>) {
    if (bytes === 0) whenStarted();
    bytes += piece.length;
  }
  return bytes;
}

it("a file that changes while it is read in pieces is not read to its end", () => {
  expect(readPieces(() => undefined)).toBe(9 * 1024 * 1024);
  expect(() =>
    readPieces(() => {
      appendFileSync(folder.at("big"), "more\n");
    }),
  ).toThrow("changed");
});

it.skipIf(!existsSync("/proc/self/status"))("a file without a size is read to its end all the same", () => {
  const content = readFile("/proc/self/status");
  expect(content).toHaveProperty("length", expect.any(Number));
  expect((content as Uint8Array).length).toBeGreaterThan(0);
});

it("a small file is read at once when it is as long as it says", () => {
  folder.write("small", "some words\n");
  expect(Buffer.from(readSmallFile(folder.at("small")) ?? []).toString()).toBe("some words\n");
  expect(readSmallFile(folder.path)).toBeUndefined();
});

import { Buffer } from "node:buffer";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterEach, beforeEach, expect, it } from "vitest";
import { scan } from "../src/scan.ts";
import { withSizeLimit } from "../src/size-limit.ts";
import { staged } from "../src/sources/staged.ts";
import { workingTree } from "../src/sources/working-tree.ts";
import { Folder } from "./folder.ts";

const key = sample("nxs_u_", hex(32));
const MEGABYTE = 1024 * 1024;

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  folder.init();
  folder.write("big.txt", Buffer.concat([Buffer.alloc(9 * MEGABYTE, "nothing much\n"), Buffer.from(` ${key}\n`)]));
  folder.write("middle.txt", Buffer.alloc(2 * MEGABYTE, "nothing much\n"));
  folder.write("small.txt", key);
  folder.git("add", ".");
});
afterEach(() => {
  folder.remove();
});

it.each([
  ["files", () => workingTree({ cwd: folder.path })],
  ["blobs, and those behind a long one are read", () => staged({ cwd: folder.path })],
])("what is longer counts as not read: %s", async (_, source) => {
  const { findings, coverage } = await scan({ source: withSizeLimit(source(), MEGABYTE) });
  expect(findings.map(({ path }) => path)).toEqual(["small.txt"]);
  expect(coverage).toMatchObject({
    selected: 3,
    scanned: 1,
    skipped: [
      { path: "big.txt", reason: "too large" },
      { path: "middle.txt", reason: "too large" },
    ],
  });
});

it("what is as long as the limit is read", async () => {
  const { findings } = await scan({ source: withSizeLimit(workingTree({ cwd: folder.path }), key.length) });
  expect(findings.map(({ path }) => path)).toEqual(["small.txt"]);
});

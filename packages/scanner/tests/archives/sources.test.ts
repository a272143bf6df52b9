import { hex, sample } from "@nxs-guard/rules/sample";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { scan, type ScanResult } from "../../src/scan.ts";
import type { Source } from "../../src/source.ts";
import { history } from "../../src/sources/history.ts";
import { range } from "../../src/sources/range.ts";
import { staged } from "../../src/sources/staged.ts";
import { stdin } from "../../src/sources/stdin.ts";
import { workingTree } from "../../src/sources/working-tree.ts";
import { Folder } from "../folder.ts";
import { places } from "../scan-content.ts";
import { zip } from "./packed.ts";

const old = `"${sample("nxs_u_", hex(32))}"`;
const added = `"${sample("nxs_u_", hex(32, 2))}"`;

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  folder.init();
});
afterEach(() => {
  folder.remove();
});

const scanned = (source: Source): Promise<ScanResult> => scan({ source });

async function write(files: Record<string, string>): Promise<void> {
  folder.write("lib/app.jar", await zip(files));
}

describe("archives are opened in", () => {
  it("the working tree and the standard input", async () => {
    await write({ "a.js": old });
    expect(places(await scanned(workingTree({ cwd: folder.path })))).toEqual(["lib/app.jar!/a.js:1:2"]);
    async function* input(): AsyncGenerator<Uint8Array> {
      yield await zip({ "a.js": old });
    }
    expect(places(await scanned(stdin(input())))).toEqual(["<stdin>!/a.js:1:2"]);
  });

  it("the index, where what an earlier archive held is not new", async () => {
    await write({ "a.js": old, "b.js": "b" });
    folder.git("add", ".");
    expect(places(await scanned(staged({ cwd: folder.path })))).toEqual(["lib/app.jar!/a.js:1:2"]);
    folder.commit();

    await write({ "first.txt": "moves all that follows", "a.js": `moved\n${old}`, "b.js": added });
    folder.git("add", ".");
    expect(places(await scanned(staged({ cwd: folder.path })))).toEqual(["lib/app.jar!/b.js:1:2"]);
    expect(places(await scanned(staged({ cwd: folder.path, wholeFiles: true })))).toHaveLength(2);

    folder.git("mv", "lib/app.jar", "lib/moved.jar");
    folder.git("commit", "--quiet", "--message=x");
    folder.git("mv", "lib/moved.jar", "lib/again.jar");
    expect(places(await scanned(staged({ cwd: folder.path })))).toEqual([]);
  });

  it("ranges of commits", async () => {
    await write({ "a.js": old });
    folder.commit();
    await write({ "a.js": old, "b.js": added });
    folder.commit();
    folder.git("rm", "--quiet", "lib/app.jar");
    folder.commit();
    const { findings, ...rest } = await scanned(range({ cwd: folder.path, base: "HEAD~2" }));
    expect(places({ findings, ...rest })).toEqual(["lib/app.jar!/b.js:1:2"]);
    expect(findings[0]?.origin).toMatchObject({
      commit: folder.git("rev-parse", "HEAD~1").trim(),
      isInHead: false,
    });
  });

  it("the history, with the commit that brought what is in them", async () => {
    await write({ "a.js": old });
    folder.commit();
    await write({ "a.js": old, [`${added.slice(1, -1)}.txt`]: "b" });
    folder.commit();
    const { findings, coverage } = await scanned(history({ cwd: folder.path }));
    const [first, second] = ["HEAD~1", "HEAD"].map((name) => folder.git("rev-parse", name).trim());
    expect(findings.map(({ where, origin }) => [where, origin?.commit])).toEqual([
      ["content", first],
      ["name", second],
    ]);
    expect(coverage).toMatchObject({ selected: 2, scanned: 2, skipped: [] });
  });
});

it("what is missed in an archive is told once, however often the archive is read", async () => {
  const archive = await zip({ "a.js": old, "b.js": added });
  const broken = archive.indexOf("PK\x01\x02") + 16;
  archive[broken] = archive[broken]! ^ 1;
  folder.write("a.zip", archive);
  folder.commit();
  const { coverage } = await scanned(history({ cwd: folder.path }));
  expect(coverage.skipped).toEqual([{ path: "a.zip!/a.js", reason: "broken archive" }]);
  expect(coverage.selected).toBe(coverage.scanned + 1);
});

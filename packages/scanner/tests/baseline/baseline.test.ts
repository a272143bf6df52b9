import { readFileSync, rmSync, symlinkSync } from "node:fs";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readBaseline } from "../../src/baseline/baseline.ts";
import { auditBaseline, createBaseline, pruneBaseline, updateBaseline } from "../../src/baseline/keep-baseline.ts";
import { loadSettings } from "../../src/config/settings.ts";
import { scan, type ScanResult } from "../../src/scan.ts";
import type { Source } from "../../src/source.ts";
import { range } from "../../src/sources/range.ts";
import { staged } from "../../src/sources/staged.ts";
import { workingTree } from "../../src/sources/working-tree.ts";
import { Folder } from "../folder.ts";

const [one, two, three] = [1, 2, 3].map((seed) => sample("nxs_u_", hex(32, seed))) as [string, string, string];
const NAME = ".nxs-guard-baseline";

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  folder.init();
});
afterEach(() => {
  folder.remove();
});

const text = (name = NAME): string => readFileSync(folder.at(name), "utf8");
const options = (): { cwd: string; why: string } => ({ cwd: folder.path, why: "kept for the tests" });

async function scanned(cwd = folder.path): Promise<ScanResult> {
  return scan({ source: workingTree({ cwd }), ...(await loadSettings({ cwd })) });
}

const newPaths = async (): Promise<string[]> => (await scanned()).findings.map(({ path }) => path);

describe("the file", () => {
  it("has a line for its version and key, and one for each finding: rule, fingerprint, path and why, nothing else", async () => {
    folder.write("b.js", `\n\n${two}`);
    folder.write("a.js", `${one}\n${one}`);
    await createBaseline(options());
    const [head, ...entries] = text().trimEnd().split("\n");
    expect(JSON.parse(head!)).toEqual({ version: 1, key: expect.stringMatching(/^[0-9a-f]{32}$/) as string });
    expect(entries.map((line) => JSON.parse(line) as unknown)).toEqual(
      ["a.js", "b.js"].map((path) => ({
        rule: "nexus-api-key",
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        path,
        why: "kept for the tests",
      })),
    );
    expect(text()).not.toContain(one.slice(6, 16));
  });

  it("has its repository's own key, so that fingerprints cannot be compared with another's", async () => {
    const fingerprint = async (more?: string): Promise<string | undefined> => {
      if (more !== undefined) folder.write("more", more);
      folder.commit();
      await createBaseline({ ...options(), replaces: true });
      return /"fingerprint":"\w+"/.exec(text())?.[0];
    };
    folder.write("a.js", one);
    const first = await fingerprint();
    expect(await fingerprint("more")).toBe(first);
    folder.git("checkout", "--quiet", "--orphan", "another");
    expect(await fingerprint("another")).not.toBe(first);
  });

  it("has a random key where no history says one: before the first commit, in a shallow clone", async () => {
    folder.write("a.js", one);
    const keys = new Set<string | undefined>();
    const make = async (cwd: string): Promise<void> => {
      await createBaseline({ cwd, replaces: true });
      keys.add(readBaseline(cwd)?.key);
    };
    await make(folder.path);
    await make(folder.path);
    folder.commit();
    folder.write("a.js", two);
    folder.commit();
    folder.git("clone", "--quiet", "--depth", "1", `file://${folder.path}`, "shallow");
    await make(folder.at("shallow"));
    await make(folder.at("shallow"));
    expect(keys.size).toBe(4);
  });

  it("stands at the top of the repository, wherever it is made", async () => {
    folder.write("sub/a.js", one);
    await createBaseline({ cwd: folder.at("sub") });
    expect(text()).toContain('"path":"sub/a.js"');
    expect(await scanned(folder.at("sub"))).toMatchObject({ findings: [], silenced: [{ verdict: "baselined" }] });
  });

  it("is not made where one stands, nor written through a link", async () => {
    await createBaseline(options());
    await expect(createBaseline(options())).rejects.toThrow("exists");
    const other = new Folder();
    symlinkSync(folder.at("target"), other.at(NAME));
    await expect(createBaseline({ cwd: other.path })).rejects.toThrow("no ordinary file");
    other.remove();
  });
});

describe("what is known is not reported, and everything else is:", () => {
  beforeEach(async () => {
    folder.write("a.js", `const a = "${one}";\n`);
    await createBaseline(options());
  });

  it("a line that moved is known", async () => {
    folder.write("a.js", `// more\n\nconst b = '${one}'`);
    expect(await newPaths()).toEqual([]);
  });

  it("a changed key is new", async () => {
    folder.write("a.js", `const a = "${two}";\n`);
    expect(await newPaths()).toEqual(["a.js"]);
  });

  it("a known key in a new file is new", async () => {
    folder.write("b.js", one);
    expect(await newPaths()).toEqual(["b.js"]);
  });

  it("an entry that matches nothing any more is told", async () => {
    folder.write("a.js", "clean");
    const told = [{ path: NAME, message: expect.stringContaining("nexus-api-key in a.js") as string }];
    expect((await scanned()).notices).toEqual(told);
    folder.git("rm", "--quiet", "--force", "--ignore-unmatch", "a.js");
    expect((await scanned()).notices).toEqual(told);
  });

  it("an entry is told neither by who did not read its file nor by who did not look whether it is there", async () => {
    const message = async (source: Source): Promise<number> =>
      (await scan({ source, ...(await loadSettings({ cwd: folder.path })) })).notices.length;
    folder.write("b.js");
    folder.commit();
    folder.write("b.js", "more");
    folder.git("add", "b.js");
    folder.git("update-index", "--skip-worktree", "a.js");
    rmSync(folder.at("a.js"));
    expect(await message(staged({ cwd: folder.path }))).toBe(0);
    expect(await message(range({ cwd: folder.path, base: "HEAD" }))).toBe(0);
    expect(await message(workingTree({ cwd: folder.path, paths: ["b.js"] }))).toBe(0);
    folder.git("update-index", "--no-skip-worktree", "a.js");
    expect(await message(workingTree({ cwd: folder.path }))).toBe(1);
  });

  it("a key in a file's name is known by the masked name", async () => {
    folder.write(`${three}.txt`);
    await updateBaseline(options());
    expect(await newPaths()).toEqual([]);
    expect(text()).not.toContain(three.slice(6, 16));
  });
});

describe("update, prune and audit", () => {
  beforeEach(async () => {
    folder.write("a.js", one);
    await createBaseline(options());
  });

  it("update adds what is new and keeps what others said", async () => {
    folder.write("b.js", two);
    const { changed } = await updateBaseline({ cwd: folder.path });
    expect(changed.map(({ path, why }) => [path, why])).toEqual([["b.js", "not yet judged"]]);
    expect(readBaseline(folder.path)?.entries.map(({ why }) => why)).toEqual(["kept for the tests", "not yet judged"]);
  });

  it("update twice changes nothing", async () => {
    const before = text();
    expect((await updateBaseline(options())).changed).toEqual([]);
    expect(text()).toBe(before);
  });

  it("prune takes away what no longer stands, and nothing else", async () => {
    folder.write("b.js", two);
    await updateBaseline(options());
    folder.write("a.js", "clean");
    expect((await pruneBaseline(options())).changed.map(({ path }) => path)).toEqual(["a.js"]);
    expect(readBaseline(folder.path)?.entries.map(({ path }) => path)).toEqual(["b.js"]);
  });

  it("audit tells where each entry stands, or that it is gone", async () => {
    folder.write("b.js", two);
    await updateBaseline(options());
    folder.write("a.js", "clean");
    const { entries } = await auditBaseline(options());
    expect(entries.map(({ entry, findings }) => [entry.path, findings?.length])).toEqual([
      ["a.js", 0],
      ["b.js", 1],
    ]);
  });

  it("none of them works without a baseline", async () => {
    const bare = new Folder();
    for (const act of [updateBaseline, pruneBaseline, auditBaseline]) {
      await expect(act({ cwd: bare.path })).rejects.toThrow("There is no baseline");
    }
    bare.remove();
  });
});

describe("the reader", () => {
  beforeEach(async () => {
    folder.write("a.js", one);
    folder.write("b.js", two);
    await createBaseline(options());
  });

  it("takes any order, duplicates, empty lines and other line ends", async () => {
    const lines = text().trimEnd().split("\n");
    folder.write(NAME, `\r\n${[...lines, ...lines].reverse().join("\r\n")}\r\n\r\n`);
    expect(await newPaths()).toEqual([]);
    expect(readBaseline(folder.path)?.entries).toHaveLength(2);
  });

  it.each<[string, (text: string) => string, string]>([
    ["another version", (lines) => lines.replace('"version":1', '"version":2'), "version"],
    ["two keys", (lines) => lines + JSON.stringify({ version: 1, key: "0".repeat(32) }), "two keys"],
    ["no key", (lines) => lines.replace(/^.*\n/, ""), "version and key"],
    ["the marks of a conflict", (lines) => `<<<<<<< HEAD\n${lines}`, `${NAME}:1 is no entry`],
    ["an entry without a fingerprint", (lines) => lines.replace("fingerprint", "print"), `${NAME}:2 is no entry`],
  ])("refuses %s", async (_, change, words) => {
    folder.write(NAME, change(text()));
    await expect(loadSettings({ cwd: folder.path })).rejects.toThrow(words);
  });

  it("refuses one without permission, and misses none in a directory that cannot be entered", () => {
    const read = (): never => {
      throw Object.assign(new Error(), { code: "EACCES" });
    };
    expect(() => readBaseline(folder.path, { names: () => [], read })).toThrow(`${NAME} cannot be read`);
    expect(readBaseline(folder.at("closed"), { names: () => [], read })).toBeUndefined();
  });
});

describe("git merges it", () => {
  function branch(name: string): void {
    folder.git("checkout", "--quiet", "-b", name, "main");
  }

  it("when two branches both updated it, without a conflict, and it knows what both knew", async () => {
    folder.write("a.js", one);
    await createBaseline(options());
    folder.commit();
    branch("left");
    folder.write("left.js", two);
    await updateBaseline({ ...options(), why: "left" });
    folder.commit();
    branch("right");
    folder.write("right.js", three);
    await updateBaseline({ ...options(), why: "right" });
    folder.commit();
    folder.git("merge", "--quiet", "--no-edit", "left");
    expect(await newPaths()).toEqual([]);
    expect(readBaseline(folder.path)?.entries.map(({ path, why }) => `${path} ${why}`)).toEqual([
      "a.js kept for the tests",
      "left.js left",
      "right.js right",
    ]);
  });

  it("when two branches both created it", async () => {
    folder.write("a.js", one);
    folder.commit();
    for (const [name, key] of [
      ["left", two],
      ["right", three],
    ] as const) {
      branch(name);
      folder.write(`${name}.js`, key);
      await createBaseline({ ...options(), why: name });
      folder.commit();
    }
    folder.git("merge", "--quiet", "--no-edit", "left");
    expect(await newPaths()).toEqual([]);
    expect(readBaseline(folder.path)?.entries.map(({ path }) => path)).toEqual(["a.js", "left.js", "right.js"]);
  });

  it("when one branch pruned it and the other added to it", async () => {
    folder.write("a.js", one);
    await createBaseline(options());
    folder.commit();
    branch("left");
    folder.write("a.js", "clean");
    await pruneBaseline(options());
    folder.commit();
    branch("right");
    folder.write("right.js", three);
    await updateBaseline(options());
    folder.commit();
    folder.git("merge", "--quiet", "--no-edit", "left");
    expect(await newPaths()).toEqual([]);
  });
});

describe(".gitattributes", () => {
  const UNION = "/.nxs-guard-baseline merge=union";

  it("keeps what it says, line ends too, and is written once", async () => {
    folder.write(".gitattributes", "* text=auto\r\n*.png binary");
    expect((await createBaseline(options())).setsMerge).toBe(true);
    expect(text(".gitattributes")).toBe(`* text=auto\r\n*.png binary\r\n${UNION}\r\n`);
    expect((await createBaseline({ ...options(), replaces: true })).setsMerge).toBe(false);
    expect(text(".gitattributes")).toContain(UNION);
  });

  it.each([".nxs-guard-baseline merge=union", "/.nxs-guard-baseline text merge=union -diff"])(
    "is left as %j",
    async (line) => {
      folder.write(".gitattributes", `${line}\n`);
      await createBaseline(options());
      expect(text(".gitattributes")).toBe(`${line}\n`);
    },
  );

  it("is not made outside a repository", async () => {
    const outside = new Folder();
    expect((await createBaseline({ cwd: outside.path })).setsMerge).toBe(false);
    outside.remove();
  });
});

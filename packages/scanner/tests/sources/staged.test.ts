import { Buffer } from "node:buffer";
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { scan, type ScanResult } from "../../src/scan.ts";
import { staged, type StagedOptions } from "../../src/sources/staged.ts";
import { UserError } from "../../src/user-error.ts";
import { Folder } from "../folder.ts";
import { setTraps } from "../traps.ts";

const key = sample("nxs_u_", hex(32));
const other = sample("nxs_u_", hex(32, 2));

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  folder.init();
});
afterEach(() => {
  folder.remove();
});

const scanStaged = (options: StagedOptions = {}): Promise<ScanResult> =>
  scan({ source: staged({ cwd: folder.path, ...options }) });

/** `path:line` of what is found. */
async function found(options: StagedOptions = {}): Promise<string[]> {
  const { findings } = await scanStaged(options);
  return findings.map(({ path, finding }) => `${path}:${finding.location.startLine}`);
}

describe("what is scanned", () => {
  it("is the index, before the first commit too", async () => {
    folder.write("a.js", `one\n${key}\n`);
    folder.git("add", ".");
    folder.write("a.js", "clean\n");
    folder.write("untracked.js", key);
    expect(await found()).toEqual(["a.js:2"]);
  });

  it("is not what the working tree alone holds", async () => {
    folder.write("a.js");
    folder.git("add", ".");
    folder.write("a.js", key);
    const { findings, coverage } = await scanStaged();
    expect(findings).toEqual([]);
    expect(coverage).toMatchObject({ selected: 1, scanned: 1 });
  });

  it("is the index that git's environment names, as in `git commit -a`", async () => {
    folder.write("a.js");
    folder.commit();
    folder.write("a.js", key);
    const environment = { GIT_INDEX_FILE: folder.at(".git/other-index") };
    folder.gitWith(environment, "add", "a.js");
    expect(await found()).toEqual([]);
    Object.assign(process.env, environment);
    try {
      expect(await found()).toEqual(["a.js:1"]);
    } finally {
      delete process.env["GIT_INDEX_FILE"];
    }
  });

  it("is the whole index from a subfolder, even where diff.relative is set", async () => {
    folder.write("a.js", key);
    folder.write("sub/b.js");
    folder.git("add", ".");
    folder.git("config", "diff.relative", "true");
    expect(await found({ cwd: folder.at("sub") })).toEqual(["a.js:1"]);
  });

  it("is a link's target, and not what it points at", async () => {
    folder.write("elsewhere.js", other);
    symlinkSync(key, folder.at("to-key"));
    symlinkSync("elsewhere.js", folder.at("to-file"));
    folder.git("add", "to-key", "to-file");
    expect(await found()).toEqual(["to-key:1"]);
  });

  it("is a file that took the place of a link", async () => {
    symlinkSync("nowhere", folder.at("a"));
    folder.commit();
    rmSync(folder.at("a"));
    folder.write("a", key);
    folder.git("add", ".");
    expect(await found()).toEqual(["a:1"]);
  });

  it("is no submodule, no deleted file and no intention to add", async () => {
    folder.write("deleted.js", key);
    folder.commit();
    folder.git("rm", "--quiet", "deleted.js");
    folder.write("intended.js", key);
    folder.git("add", "--intent-to-add", "intended.js");
    folder.git("update-index", "--add", "--cacheinfo", `160000,${"1".repeat(40)},module`);
    const { findings, coverage } = await scanStaged();
    expect(findings).toEqual([]);
    expect(coverage).toMatchObject({ selected: 0, excluded: [{ path: "module", reason: "submodule" }] });
  });

  it("has names of any kind", async () => {
    const names = ["new\nline", "quote\"'", "--option", "tab\t", "\x1b[31m"];
    for (const name of names) writeFileSync(folder.at(name), key);
    writeFileSync(Buffer.concat([Buffer.from(`${folder.path}/`), Buffer.from("\xff", "latin1")]), key);
    folder.git("add", ".");
    expect((await found()).sort()).toEqual([...names, "\\xff"].map((name) => `${name}:1`).sort());
  });

  it("is the content of a big blob", async () => {
    folder.write("big.txt", Buffer.concat([Buffer.alloc(9 * 1024 * 1024, "nothing much\n"), Buffer.from(` ${key}\n`)]));
    folder.write("small.txt", key);
    folder.git("add", ".");
    expect((await scanStaged()).findings.map(({ path }) => path)).toEqual(["big.txt", "small.txt"]);
  });

  it("is not what a Git LFS pointer points at, and that is said", async () => {
    folder.write("model.bin", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n");
    folder.git("add", ".");
    expect((await scanStaged()).coverage).toMatchObject({
      scanned: 1,
      excluded: [{ path: "model.bin", reason: "Git LFS content" }],
    });
  });

  it("works in a linked work tree", async () => {
    folder.write("a.js");
    folder.commit();
    folder.git("worktree", "add", "--quiet", "tree");
    writeFileSync(folder.at("tree/b.js"), key);
    folder.git("-C", "tree", "add", "b.js");
    expect(await found({ cwd: folder.at("tree") })).toEqual(["b.js:1"]);
    expect(await found()).toEqual([]);
  });
});

describe("what is reported", () => {
  beforeEach(() => {
    folder.write("a.js", `first\n${key}\nlast\n`);
    folder.commit();
  });

  it("stands on a line that the commit adds", async () => {
    folder.write("a.js", `first\n${key}\nlast\n${other}\n`);
    folder.git("add", ".");
    expect(await found()).toEqual(["a.js:4"]);
  });

  it("is everything in the file where that is asked for", async () => {
    folder.write("a.js", `first\n${key}\nlast\nmore\n`);
    folder.git("add", ".");
    expect(await found()).toEqual([]);
    expect(await found({ wholeFiles: true })).toEqual(["a.js:2"]);
  });

  it("is a line that changed around the old key", async () => {
    folder.write("a.js", `first\nconst k = "${key}"\nlast\n`);
    folder.git("add", ".");
    expect(await found()).toEqual(["a.js:2"]);
  });

  it("is no line that moved or only changed its end", async () => {
    folder.write("a.js", `${key}\r\nfirst\r\nlast`);
    folder.git("add", ".");
    expect(await found()).toEqual([]);
  });

  it("is no file that was moved or copied", async () => {
    folder.git("mv", "a.js", "moved.js");
    folder.write("copied.js", `first\n${key}\nlast\n`);
    folder.git("add", ".");
    expect(await found()).toEqual([]);
    expect(await found({ wholeFiles: true })).toEqual(["copied.js:2", "moved.js:2"]);
  });

  it("is an added line of a file that was moved as well", async () => {
    const filler = "nothing much\n".repeat(20);
    folder.write("b.js", `${filler}${key}\n`);
    folder.commit();
    folder.git("mv", "b.js", "moved.js");
    folder.write("moved.js", `${filler}${key}\n${other}\n`);
    folder.git("add", ".");
    expect(await found()).toEqual(["moved.js:22"]);
  });

  it("is nothing where only a file's mode changes", async () => {
    folder.git("update-index", "--chmod=+x", "a.js");
    const { findings, coverage } = await scanStaged();
    expect(findings).toEqual([]);
    expect(coverage).toMatchObject({ selected: 1, scanned: 1 });
    expect(await found({ wholeFiles: true })).toEqual(["a.js:2"]);
  });

  it("is an added line of a big file", async () => {
    const filler = "nothing much\n".repeat(700_000);
    folder.write("big.txt", `${key}\n${filler}`);
    folder.commit();
    folder.write("big.txt", `${key}\n${filler}${other}\n`);
    folder.git("add", ".");
    expect(await found()).toEqual(["big.txt:700002"]);
  });

  it("is a secret in a name, when the name is new", async () => {
    folder.write(`${other}.txt`, "one\n");
    folder.git("add", ".");
    const { findings } = await scanStaged();
    expect(findings).toMatchObject([{ where: "name", path: expect.stringMatching(/^nxs_u_….{4}\.txt$/) as string }]);
    folder.commit();
    folder.write(`${other}.txt`, "two\n");
    folder.git("add", ".");
    expect(await found()).toEqual([]);
  });
});

describe("in a merge", () => {
  beforeEach(() => {
    folder.write("a.js", "first\n\n\n\nlast\n");
    folder.commit();
    folder.git("checkout", "--quiet", "-b", "topic");
    folder.write("a.js", `${key}\n\n\n\nlast\n`);
    folder.write("theirs.js", key);
    folder.commit();
    folder.git("checkout", "--quiet", "main");
    folder.write("a.js", "first\n\n\n\nchanged\n");
    folder.commit();
    folder.git("merge", "--quiet", "--no-commit", "topic");
  });

  it("what a parent has is not new", async () => {
    expect(await found()).toEqual([]);
    expect(await found({ wholeFiles: true })).toEqual(["a.js:1", "theirs.js:1"]);
  });

  it("what the other parent brings is new to git's pre-merge-commit hook, which runs before MERGE_HEAD is written", async () => {
    rmSync(folder.at(".git/MERGE_HEAD"));
    expect(await found()).toEqual(["a.js:1", "theirs.js:1"]);
  });

  it("what no parent has is new", async () => {
    folder.write("a.js", `${key}\n${other}\nchanged\n`);
    folder.git("add", ".");
    expect(await found()).toEqual(["a.js:2"]);
  });
});

describe("in a merge of three branches", () => {
  beforeEach(() => {
    folder.write("a.js", "first\n");
    folder.commit();
    for (const name of ["one", "two"]) {
      folder.git("checkout", "--quiet", "-b", name, "main");
      folder.write(`${name}.js`, `${name} ${key}\n`);
      folder.commit();
    }
    folder.git("checkout", "--quiet", "main");
    folder.write("main.js", "main\n");
    folder.commit();
    folder.git("merge", "--quiet", "--no-commit", "one", "two");
  });

  it("what one of them has is not new", async () => {
    expect(await found()).toEqual([]);
    expect(await found({ wholeFiles: true })).toEqual(["one.js:1", "two.js:1"]);
  });

  it("what none of them has is new, also in a linked work tree", async () => {
    folder.git("merge", "--abort");
    folder.git("worktree", "add", "--quiet", "-b", "linked", "tree");
    folder.git("-C", "tree", "merge", "--quiet", "--no-commit", "one", "two");
    folder.write("tree/two.js", `two ${key}\n${other}\n`);
    folder.write("tree/new.js", `new ${other}\n`);
    folder.git("-C", "tree", "add", ".");
    expect(await found({ cwd: folder.at("tree") })).toEqual(["new.js:1", "two.js:2"]);
  });
});

it("the line that settles a conflict is new when no parent has it", async () => {
  folder.write("a.js", "first\n");
  folder.commit();
  folder.git("checkout", "--quiet", "-b", "topic");
  folder.write("a.js", `topic ${key}\n`);
  folder.commit();
  folder.git("checkout", "--quiet", "main");
  folder.write("a.js", "main\n");
  folder.commit();
  expect(() => folder.git("merge", "--quiet", "topic")).toThrow();
  expect((await scanStaged()).coverage.skipped).toEqual([{ path: "a.js", reason: "unresolved conflict" }]);
  folder.write("a.js", `topic ${key}\n`);
  folder.git("add", ".");
  expect(await found()).toEqual([]);
  folder.write("a.js", `main\ntopic ${key}\nboth ${other}\n`);
  folder.git("add", ".");
  expect(await found()).toEqual(["a.js:3"]);
});

it("a missing or corrupt object is counted as not read, and the others are read", async () => {
  for (const name of ["a", "b", "d"]) folder.write(name, `${name}\n`);
  folder.write("c", randomBytes(100_000));
  folder.write("e", key);
  folder.git("add", ".");
  const object = (name: string): string => {
    const id = folder.git("rev-parse", `:${name}`).trim();
    return folder.at(join(".git/objects", id.slice(0, 2), id.slice(2)));
  };
  rmSync(object("b"));
  chmodSync(object("c"), 0o644);
  truncateSync(object("c"), 50_000);
  const { findings, coverage } = await scanStaged();
  expect(findings.map(({ path }) => path)).toEqual(["e"]);
  expect(coverage).toMatchObject({
    selected: 5,
    scanned: 3,
    skipped: [
      { path: "b", reason: "missing object" },
      { path: "c", reason: "corrupt object" },
    ],
  });
});

it("outside a repository it is refused, and in a bare one that has no index", async () => {
  const nowhere = new Folder();
  await expect(scanStaged({ cwd: nowhere.path })).rejects.toThrow(UserError);
  nowhere.git("init", "--quiet", "--bare");
  await expect(scanStaged({ cwd: nowhere.path })).rejects.toThrow("This is a bare repository");
  nowhere.git("read-tree", "--empty");
  expect((await scanStaged({ cwd: nowhere.path })).coverage.selected).toBe(0);
  nowhere.remove();
});

it("nothing that the repository's configuration names is run", async () => {
  folder.write("trap-free", `${key}\n`);
  const traps = setTraps(folder);
  const object = folder.git("hash-object", "-w", "--no-filters", "trap-free");
  folder.git("update-index", "--add", "--cacheinfo", `100644,${object.trim()},a.txt`);
  traps.arm();
  expect(await found({ wholeFiles: true })).toEqual(["a.txt:1"]);
  expect(traps.isSprung()).toBe(false);
});

it("a partial clone's missing object is not fetched", async () => {
  folder.write("a.txt", key);
  folder.git("add", ".");
  const id = folder.git("rev-parse", ":a.txt").trim();
  rmSync(folder.at(join(".git/objects", id.slice(0, 2), id.slice(2))));
  folder.git("config", "core.repositoryFormatVersion", "1");
  folder.git("config", "extensions.partialClone", "origin");
  folder.git("config", "remote.origin.url", folder.at("nowhere"));
  folder.git("config", "remote.origin.promisor", "true");
  folder.git("config", "remote.origin.uploadpack", `touch '${folder.at("sprung")}';`);
  const { coverage } = await scanStaged();
  expect(coverage.skipped).toEqual([{ path: "a.txt", reason: "missing object" }]);
  expect(existsSync(folder.at("sprung"))).toBe(false);
});

import { chmodSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { Buffer } from "node:buffer";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { scan, type ScanResult } from "../../src/scan.ts";
import { pushed } from "../../src/sources/pushed.ts";
import { range } from "../../src/sources/range.ts";
import { UserError } from "../../src/user-error.ts";
import { Folder } from "../folder.ts";
import { setTraps } from "../traps.ts";

const key = sample("nxs_u_", hex(32));
const other = sample("nxs_u_", hex(32, 2));

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  folder.init();
  folder.write("old.js", `one\n${other}\nthree\n`);
  folder.commit();
  folder.git("tag", "base");
});
afterEach(() => {
  folder.remove();
});

const scanRange = (base = "base", head?: string, cwd = folder.path): Promise<ScanResult> =>
  scan({ source: range({ cwd, base, ...(head !== undefined && { head }) }) });

/** `path:line` of what is found. */
async function found(base?: string, head?: string): Promise<string[]> {
  const { findings } = await scanRange(base, head);
  return findings.map(({ path, finding }) => `${path}:${finding.location.startLine}`);
}

const head = (): string => folder.git("rev-parse", "HEAD").trim();

describe("what is found", () => {
  it("was added in the range, and taken away in it again", async () => {
    folder.write("a.js", `first\n${key}\n`);
    folder.commit();
    const added = head();
    folder.write("a.js", "first\n");
    folder.commit();
    const { findings } = await scanRange();
    expect(findings).toMatchObject([
      { path: "a.js", finding: { location: { startLine: 2 } }, origin: { commit: added, isInHead: false } },
    ]);
  });

  it("names the author's date, in the author's time zone", async () => {
    folder.write("a.js", key);
    folder.git("add", ".");
    const date = { GIT_AUTHOR_DATE: "2026-01-02T03:04:05 -0130", GIT_COMMITTER_DATE: "2026-06-01T00:00:00 +0000" };
    folder.gitWith(date, "commit", "--quiet", "--message=x");
    expect((await scanRange()).findings.map(({ origin }) => origin?.authorDate)).toEqual(["2026-01-02T03:04:05-01:30"]);
  });

  it("stands in head still, under another name too", async () => {
    folder.write("a.js", `const k = "${key}"\n`);
    folder.commit();
    folder.git("mv", "a.js", "b.js");
    folder.write("b.js", `const other = "${key}";\nmore\n`);
    folder.commit();
    const { findings } = await scanRange();
    expect(findings.map(({ path, origin }) => [path, origin?.isInHead])).toEqual([
      ["a.js", true],
      ["b.js", true],
    ]);
  });

  it("is nothing that base has, nor what moved from there", async () => {
    folder.write("old.js", `one\n${other}\nthree\nfour\n`);
    folder.commit();
    folder.git("mv", "old.js", "new.js");
    folder.commit();
    folder.git("mv", "new.js", "newer.js");
    folder.write("newer.js", `${"line\n".repeat(1)}one\n${other}\nthree\nfour\n`);
    folder.commit();
    expect(await found()).toEqual([]);
  });

  it("is nothing of a branch that base has merged", async () => {
    folder.git("checkout", "--quiet", "-b", "topic");
    folder.write("topic.js", key);
    folder.commit();
    folder.git("checkout", "--quiet", "main");
    folder.git("merge", "--quiet", "--no-ff", "-m", "x", "topic");
    folder.git("tag", "--force", "base");
    folder.write("after.js", `now\n${key}\n`);
    folder.commit();
    expect(await found()).toEqual(["after.js:2"]);
  });

  it("is in each commit that brings it, in the order of their dates", async () => {
    const commits: string[] = [];
    for (const [day, content] of [key, "gone\n", key].entries()) {
      folder.write("a.js", content);
      folder.git("add", ".");
      folder.gitWith({ GIT_AUTHOR_DATE: `2026-01-0${day + 1}T00:00:00Z` }, "commit", "--quiet", "--message=x");
      commits.push(head());
    }
    const { findings } = await scanRange();
    expect(findings.map(({ origin }) => origin?.commit)).toEqual([commits[0], commits[2]]);
  });

  it("is in a message too", async () => {
    folder.git("commit", "--quiet", "--allow-empty", "--message", `Subject\n\nIt was ${key}.`);
    const { findings, coverage } = await scanRange();
    expect(findings).toMatchObject([
      { path: "<commit message>", finding: { location: { startLine: 3 } }, origin: { commit: head(), isInHead: true } },
    ]);
    expect(coverage.selected).toBe(0);
  });

  it("is in a file's name, when the name is new", async () => {
    folder.write(`${key}.txt`, "one\n");
    folder.commit();
    const added = head();
    folder.write(`${key}.txt`, "two\n");
    folder.commit();
    expect((await scanRange()).findings).toMatchObject([{ where: "name", origin: { commit: added } }]);
  });

  it("has names of any kind", async () => {
    const names = ["new\nline", "quote\"'", "--option", ":100644 000000", "\x1b[31m"];
    for (const name of names) writeFileSync(folder.at(name), key);
    writeFileSync(Buffer.concat([Buffer.from(`${folder.path}/`), Buffer.from("\xff", "latin1")]), key);
    folder.commit();
    expect((await found()).sort()).toEqual([...names, "\\xff"].map((name) => `${name}:1`).sort());
  });

  it("is a link's target, and a file that took a link's place", async () => {
    symlinkSync("nowhere", folder.at("a"));
    symlinkSync(key, folder.at("to-key"));
    folder.commit();
    rmSync(folder.at("a"));
    folder.write("a", `${key}\n`);
    folder.commit();
    expect(await found()).toEqual(["a:1", "to-key:1"]);
  });
});

describe("a comment that silences findings", () => {
  const comment = "// nxs-guard-disable-line nexus-api-key -- made up\n";

  /** `path:line` of those that the range adds. */
  async function added(): Promise<string[]> {
    const places: string[] = [];
    const source = range({
      cwd: folder.path,
      base: "base",
      onSuppression: ({ path, line }) => places.push(`${path}:${line}`),
    });
    await scan({ source });
    return places;
  }

  it("is told of where a commit adds it, though there is nothing to silence and a later commit takes it away", async () => {
    folder.write("new.js", `one\n${comment}`);
    folder.write("old.js", `one\n${other}\nthree\n/* eslint-disable nxs-guard/no-hardcoded-key -- made up */\n`);
    folder.commit();
    folder.write("new.js", "one\n");
    folder.commit();
    expect(await added()).toEqual(["new.js:2", "old.js:4"]);
  });

  it("is told of one in the message of a commit", async () => {
    folder.write("new.js", "one\n");
    folder.git("add", "new.js");
    folder.git("commit", "--quiet", "-m", `one\n\n${comment}`);
    expect(await added()).toEqual(["<commit message>:3"]);
  });

  it("is not told of where it moved, ends, or only looks like one", async () => {
    folder.write("old.js", `one\n${comment}${other}\n`);
    folder.commit();
    folder.git("tag", "--force", "base");
    folder.write("old.js", `new\n${other}\n${comment}// nxs-guard-enable\nconst a = "nxs-guard-disable-line";\n`);
    folder.write("moved.js", `one\n${comment}${other}\n`);
    folder.commit();
    expect(await added()).toEqual([]);
  });
});

describe("a merge", () => {
  beforeEach(() => {
    folder.write("a.js", "first\n\n\n\nlast\n");
    folder.commit();
    folder.git("tag", "--force", "base");
    folder.git("checkout", "--quiet", "-b", "topic");
    folder.write("a.js", `topic\n\n\n\nlast\n`);
    folder.commit();
    folder.git("checkout", "--quiet", "main");
    folder.write("a.js", "first\n\n\n\nmain\n");
    folder.commit();
    folder.git("merge", "--quiet", "--no-commit", "topic");
  });

  it("brings the lines that no parent has", async () => {
    folder.write("a.js", `topic\n${key}\n\n\nmain\n`);
    folder.write("evil.js", other);
    folder.commit();
    const { findings } = await scanRange();
    expect(findings.map(({ path, origin }) => [path, origin?.commit])).toEqual([
      ["a.js", head()],
      ["evil.js", head()],
    ]);
  });

  it("brings nothing that one of its sides has", async () => {
    folder.git("commit", "--quiet", "--message=x");
    folder.git("checkout", "--quiet", "-b", "side", "base");
    folder.write("side.js", key);
    folder.commit();
    const side = head();
    folder.git("checkout", "--quiet", "main");
    folder.git("merge", "--quiet", "--no-ff", "-m", "x", "side");
    expect((await scanRange()).findings.map(({ origin }) => origin?.commit)).toEqual([side]);
  });

  it("of three branches brings the lines that none of them has", async () => {
    folder.git("commit", "--quiet", "--message=x");
    for (const name of ["one", "two"]) {
      folder.git("checkout", "--quiet", "-b", name, "main");
      folder.write(`${name}.js`, `${name}\n`);
      folder.commit();
    }
    folder.git("checkout", "--quiet", "main");
    folder.write("main.js", "main\n");
    folder.commit();
    folder.git("merge", "--quiet", "--no-commit", "one", "two");
    folder.write("evil.js", key);
    folder.write("one.js", `one\n${key}\n`);
    folder.git("add", ".");
    folder.git("commit", "--quiet", "--message=x");
    expect(folder.git("rev-list", "--parents", "-1", "HEAD").trim().split(" ")).toHaveLength(4);
    expect(await found()).toEqual(["evil.js:1", "one.js:2"]);
  });
});

describe("coverage", () => {
  it("counts each changed file of each commit, and lists submodules", async () => {
    folder.write("a.js", "one\n");
    folder.write("b.js", "one\n");
    folder.commit();
    folder.write("a.js", "two\n");
    rmSync(folder.at("b.js"));
    folder.git("add", "--all");
    folder.git("update-index", "--add", "--cacheinfo", `160000,${"1".repeat(40)},module`);
    folder.git("commit", "--quiet", "--message=x");
    expect((await scanRange()).coverage).toMatchObject({
      selected: 3,
      scanned: 3,
      excluded: [{ path: "module", reason: "submodule" }],
    });
  });

  it("tells of a missing and a corrupt blob, and reads the others", async () => {
    folder.write("a", "a\n");
    folder.write("b", randomBytes(100_000));
    folder.write("c", key);
    folder.commit();
    rmSync(objectFile("HEAD:a"));
    chmodSync(objectFile("HEAD:b"), 0o644);
    truncateSync(objectFile("HEAD:b"), 50_000);
    const { findings, coverage } = await scanRange();
    expect(findings.map(({ path }) => path)).toEqual(["c"]);
    expect(coverage.skipped).toEqual([
      { path: "a", reason: "missing object" },
      { path: "b", reason: "corrupt object" },
    ]);
  });

  it("tells of a commit whose tree is missing, and reads the others", async () => {
    folder.git("commit", "--quiet", "--allow-empty", "--message=x");
    folder.write("a/a.js", other);
    folder.commit();
    const broken = head();
    rmSync(objectFile("HEAD:a"));
    folder.git("reset", "--quiet", "--hard", "base");
    folder.git("replace", "--graft", "HEAD", broken);
    folder.git("commit", "--quiet", "--allow-empty", "--message=x");
    folder.write("c.js", key);
    folder.git("add", "c.js");
    const tree = folder.git("write-tree").trim();
    const last = folder.git("commit-tree", "-p", broken, "-m", "x", tree).trim();
    const { coverage } = await scanRange("base", last);
    expect(coverage.skipped).toContainEqual({ path: `<commit ${broken}>`, reason: "missing object" });
  });

  it("tells of a shallow clone's end in the range, but not of one before it", async () => {
    folder.write("a.js", "one\n");
    folder.commit();
    folder.write("a.js", key);
    folder.commit();
    const clone = new Folder();
    clone.git("clone", "--quiet", "--depth=2", "--no-single-branch", `file://${folder.path}`, "clone");
    const cwd = clone.at("clone");
    clone.git("-C", "clone", "fetch", "--quiet", "--depth=1", "origin", "tag", "base");
    const { findings, coverage } = await scanRange("base", "HEAD", cwd);
    expect(findings.map(({ path }) => path)).toContain("a.js");
    expect(coverage.skipped).toEqual([{ path: "<history>", reason: "shallow history" }]);
    expect((await scanRange("HEAD^", "HEAD", cwd)).coverage.skipped).toEqual([]);
    clone.remove();
  });
});

it("what a partial clone has left out is missing, and is not fetched", async () => {
  folder.write("a.js", key);
  folder.write("b.js", other);
  folder.commit();
  folder.git("config", "uploadpack.allowFilter", "true");
  const clone = new Folder();
  clone.git("clone", "--quiet", "--filter=blob:none", "--no-checkout", `file://${folder.path}`, "clone");
  const cwd = clone.at("clone");
  const listed = clone.git("-C", "clone", "count-objects", "-v");
  const { coverage } = await scanRange("HEAD^", "HEAD", cwd);
  expect(coverage.skipped).toEqual(["a.js", "b.js"].map((path) => ({ path, reason: "missing object" })));
  expect(clone.git("-C", "clone", "count-objects", "-v")).toBe(listed);
  clone.remove();
});

it("a tag of no commit is pushed with what it leads to", async () => {
  folder.write("a.js", key);
  folder.git("add", "a.js");
  const [blob, tree] = [folder.git("hash-object", "a.js"), folder.git("write-tree")].map((id) => id.trim());
  folder.git("tag", "--annotate", "--message=x", "annotated", tree ?? "");
  const annotated = folder.git("rev-parse", "annotated").trim();
  const pushedAs = async (id = ""): Promise<ScanResult> =>
    scan({ source: pushed({ cwd: folder.path, updates: `refs/tags/x ${id} refs/tags/x ${"0".repeat(40)}\n` }) });
  for (const [id, path] of [
    [blob, `<object ${blob ?? ""}>`],
    [tree, "a.js"],
    [annotated, "a.js"],
  ]) {
    expect((await pushedAs(id)).findings.map((finding) => finding.path)).toContain(path);
  }
  expect((await pushedAs("1".repeat(40))).coverage.skipped).toMatchObject([{ reason: "missing object" }]);
});

describe("what names no commits is refused", () => {
  it.each(["nope", "--all", "--output=x", "base^{tree}", ""])("%j", async (revision) => {
    await expect(scanRange(revision)).rejects.toThrow(UserError);
    await expect(scanRange("base", revision)).rejects.toThrow(UserError);
  });

  it("outside a repository", async () => {
    const nowhere = new Folder();
    await expect(scanRange("base", "HEAD", nowhere.path)).rejects.toThrow(UserError);
    nowhere.remove();
  });
});

it("nothing that the repository's configuration names is run", async () => {
  folder.write("a.js", `one\n${key}\n`);
  folder.commit();
  const traps = setTraps(folder);
  traps.arm();
  expect(await found()).toEqual(["a.js:2"]);
  expect(traps.isSprung()).toBe(false);
});

function objectFile(name: string): string {
  const id = folder.git("rev-parse", name).trim();
  return folder.at(join(".git/objects", id.slice(0, 2), id.slice(2)));
}

import { Buffer } from "node:buffer";
import { execFileSync } from "node:child_process";
import { createServer } from "node:net";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import process from "node:process";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { scan, type ScanResult } from "../../src/scan.ts";
import type { Source } from "../../src/source.ts";
import { workingTree, type WorkingTreeOptions } from "../../src/sources/working-tree.ts";
import { UserError } from "../../src/user-error.ts";
import { Folder, latin1 } from "../folder.ts";
import { setTraps } from "../traps.ts";

const key = sample("nxs_u_", hex(32));

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => {
  folder.remove();
});

/** The names of what is given out, sorted. */
async function names(source: Source): Promise<string[]> {
  const seen: string[] = [];
  await scan({
    source,
    log: (_, message) => {
      const [, name] = /^Scanning (.*)$/s.exec(message) ?? [];
      if (name !== undefined) seen.push(name);
    },
  });
  return seen.sort();
}

const scanHere = (...paths: string[]): Promise<ScanResult> =>
  scan({ source: workingTree({ cwd: folder.path, ...(paths.length > 0 && { paths }) }) });

const namesWith = (options: WorkingTreeOptions): Promise<string[]> =>
  names(workingTree({ cwd: folder.path, ...options }));

const namesHere = (...paths: string[]): Promise<string[]> =>
  names(workingTree({ cwd: folder.path, ...(paths.length > 0 && { paths }) }));

describe("in a repository", () => {
  beforeEach(() => {
    folder.init();
    folder.write(".gitignore", "dist/\n*.log\n");
    folder.write("tracked.js");
    folder.write("dist/forced.js");
    folder.git("add", "--force", ".gitignore", "tracked.js", "dist/forced.js");
    folder.write("dist/built.js");
    folder.write("all.log");
    folder.write("sub/new.js");
  });

  it("takes tracked and untracked files, and no ignored ones", async () => {
    expect(await namesHere()).toEqual([".gitignore", "dist/forced.js", "sub/new.js", "tracked.js"]);
  });

  it("lists ignored files beside the sum", async () => {
    const { coverage } = await scanHere();
    expect(coverage).toMatchObject({ selected: 4, scanned: 4, skipped: [] });
    expect(coverage.excluded).toEqual([
      { path: "all.log", reason: "ignored" },
      { path: "dist/built.js", reason: "ignored" },
    ]);
  });

  it("takes only what is below the directory it stands in", async () => {
    expect(await names(workingTree({ cwd: folder.at("sub") }))).toEqual(["new.js"]);
  });

  it("takes a named file even if it is ignored", async () => {
    expect(await namesHere("all.log")).toEqual(["all.log"]);
  });

  it("takes what is in a named directory even if that is ignored", async () => {
    expect(await namesHere("dist")).toEqual(["dist/built.js", "dist/forced.js"]);
    const { coverage } = await scanHere(".", "dist");
    expect(coverage.excluded).toEqual([{ path: "all.log", reason: "ignored" }]);
  });

  it("does not miss a file that was deleted before the scan", async () => {
    rmSync(folder.at("tracked.js"));
    expect((await scanHere()).coverage).toMatchObject({ selected: 3, scanned: 3, skipped: [] });
  });

  it("misses a file that vanishes during the scan", async () => {
    for (let i = 0; i < 3; i++) folder.write(`${i}.js`);
    const { coverage } = await scan({
      source: workingTree({ cwd: folder.path }),
      onProgress: () => {
        rmSync(folder.at("tracked.js"), { force: true });
      },
    });
    expect(coverage.skipped).toEqual([{ path: "tracked.js", reason: "vanished" }]);
    expect(coverage.selected).toBe(7);
  });

  it("does not read a tracked file through a link that took the place of its folder", async () => {
    folder.write("real/a.js", key);
    folder.write("elsewhere/a.js", key);
    folder.git("add", "real/a.js");
    rmSync(folder.at("real"), { recursive: true });
    symlinkSync("elsewhere", folder.at("real"));
    expect((await scanHere()).findings.map(({ path }) => path)).toEqual(["elsewhere/a.js"]);
  });

  it("reads a file that took the place of a tracked link, or of a submodule", async () => {
    for (const name of ["kept", "link"]) symlinkSync("tracked.js", folder.at(name));
    folder.git("add", "kept", "link");
    folder.commit();
    folder.git("update-index", "--add", "--cacheinfo", `160000,${folder.git("rev-parse", "HEAD").trim()},module`);
    for (const name of ["link", "module"]) {
      rmSync(folder.at(name), { recursive: true, force: true });
      folder.write(name, key);
    }
    const { findings, coverage } = await scanHere();
    expect(findings.map(({ path }) => path)).toEqual(["link", "module"]);
    expect(coverage.excluded).toContainEqual({ path: "kept", reason: "symbolic link" });
  });

  it("leaves out submodules and nested repositories, and says so", async () => {
    const other = new Folder();
    other.init();
    other.write("inner.js");
    other.commit();
    folder.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", other.path, "module");
    folder.git("clone", "--quiet", other.path, "nested");
    other.remove();
    const { coverage } = await scanHere();
    expect(coverage.excluded).toContainEqual({ path: "module", reason: "submodule" });
    expect(coverage.excluded).toContainEqual({ path: "nested/", reason: "nested repository" });
    expect(await namesHere("module")).toEqual(["module/inner.js"]);
  });

  it("takes a file once that is in conflict and so three times in the index", async () => {
    folder.commit();
    for (const branch of ["one", "two"]) {
      folder.git("checkout", "--quiet", "-b", branch, "main");
      folder.write("tracked.js", `${branch}\n`);
      folder.commit();
    }
    expect(() => folder.git("merge", "--quiet", "one")).toThrow();
    expect((await namesHere()).filter((name) => name === "tracked.js")).toHaveLength(1);
  });

  it("is not led astray by the repository and the ways with words that a hook's environment names", async () => {
    const other = new Folder();
    other.init();
    vi.stubEnv("GIT_DIR", other.at(".git"));
    vi.stubEnv("GIT_LITERAL_PATHSPECS", "1");
    try {
      expect(await namesHere()).toContain("dist/forced.js");
    } finally {
      vi.unstubAllEnvs();
      other.remove();
    }
  });

  it("runs nothing that the repository's configuration names", async () => {
    const traps = setTraps(folder);
    folder.write("tracked.js", "changed\n");
    traps.arm();
    expect(await namesHere()).toContain("tracked.js");
    expect(traps.isSprung()).toBe(false);
  });

  it("is scanned where it stands, whatever folder its configuration calls its work tree", async () => {
    folder.write("dist/.git/config");
    for (const elsewhere of ["sub", "..", "/nowhere"]) {
      folder.git("config", "--file=.git/config", "core.worktree", folder.at(elsewhere));
      expect(await namesHere()).toEqual([".gitignore", "dist/forced.js", "sub/new.js", "tracked.js"]);
    }
    expect(await namesWith({ cwd: folder.at("dist") })).toContain("built.js");
  });

  it("misses what is in a folder that git cannot enter, however long its name, and of several lines", async () => {
    const name = `${"d".repeat(240)}\n`;
    const deepen = "for (let i = 0; i < 18; i++) { fs.mkdirSync(process.argv[1]); process.chdir(process.argv[1]); }";
    execFileSync(process.execPath, ["-e", deepen, name], { cwd: folder.path });
    const { coverage } = await scanHere();
    execFileSync("rm", ["-r", name], { cwd: folder.path });
    expect(coverage.skipped).toMatchObject([{ reason: "unreadable" }]);
  });

  it("refuses a repository that git cannot read", async () => {
    writeFileSync(folder.at(".git/index"), "broken");
    await expect(namesHere()).rejects.toThrow(UserError);
  });
});

describe("outside a repository", () => {
  it("honours each folder's .gitignore, and enters no node_modules", async () => {
    folder.write(".gitignore", "*.log\n/only-here\n!kept.log\n*.JS\n");
    folder.write("a.js");
    folder.write("a.log");
    folder.write("kept.log");
    folder.write("only-here");
    folder.write("sub/only-here");
    folder.write("sub/.gitignore", "!a.log\n");
    folder.write("sub/a.log");
    folder.write("node_modules/package/index.js");
    expect(await namesHere()).toEqual([
      ".gitignore",
      "a.js",
      "kept.log",
      "sub/.gitignore",
      "sub/a.log",
      "sub/only-here",
    ]);
    expect((await scanHere()).coverage.excluded).toEqual([
      { path: "a.log", reason: "ignored" },
      { path: "node_modules/", reason: "ignored" },
      { path: "only-here", reason: "ignored" },
    ]);
  });

  it("enters a node_modules that is named, and those in it", async () => {
    folder.write("node_modules/a/node_modules/b/index.js");
    expect(await namesHere("node_modules")).toEqual(["node_modules/a/node_modules/b/index.js"]);
  });

  it("takes a repository inside as git says", async () => {
    folder.write("project/.gitignore", ".env\n");
    folder.write("project/.env");
    folder.git("init", "--quiet", "project");
    folder.git("-C", "project", "add", "--force", ".env");
    expect(await namesHere()).toEqual(["project/.env", "project/.gitignore"]);
  });

  it("follows no link and survives loops, and lists what is no regular file", async () => {
    folder.write("sub/file");
    symlinkSync("..", folder.at("sub/loop"));
    symlinkSync("file", folder.at("sub/link"));
    execFileSync("mkfifo", [folder.at("fifo")]);
    const server = createServer().listen(folder.at("socket"));
    await new Promise((resolve) => server.once("listening", resolve));
    try {
      expect(await namesHere()).toEqual(["sub/file"]);
      expect((await scanHere()).coverage.excluded).toEqual([
        { path: "fifo", reason: "FIFO" },
        { path: "socket", reason: "socket" },
        { path: "sub/link", reason: "symbolic link" },
        { path: "sub/loop", reason: "symbolic link" },
      ]);
    } finally {
      server.close();
    }
  });
});

describe.each(["in a repository", "outside one"])("hostile names %s", (setting) => {
  beforeEach(() => {
    if (setting === "in a repository") folder.init();
  });

  it("are read whatever they hold", async () => {
    const hostile = ["new\nline", "quote\"'`", "--option", "$(touch x)", "tab\t", "\x1b[31m", " ", "‮rtl", "star*?[]"];
    for (const name of hostile) {
      mkdirSync(folder.at(`in ${name}`));
      writeFileSync(folder.at(`in ${name}/${name}`), key);
    }
    const bytes = Buffer.concat([Buffer.from(`${folder.path}/`), latin1("caf\xe9")]);
    mkdirSync(bytes);
    writeFileSync(Buffer.concat([bytes, latin1("/\xff")]), key);
    const { findings, coverage } = await scanHere();
    expect(coverage.scanned).toBe(hostile.length + 1);
    expect(findings.map(({ path }) => path).sort()).toEqual(
      [...hostile.map((name) => `in ${name}/${name}`), "caf\\xe9/\\xff"].sort(),
    );
  });
});

describe("ignored files are taken where nothing is ignored", () => {
  beforeEach(() => {
    folder.write(".gitignore", "dist/\n*.log\n");
    folder.write("all.log");
    folder.write("dist/built.js");
    folder.write("node_modules/package/index.js");
  });
  const all = [".gitignore", "all.log", "dist/built.js", "node_modules/package/index.js"];

  it("in a repository", async () => {
    folder.init();
    expect(await namesWith({ ignoring: false })).toEqual(all);
  });

  it("outside one", async () => {
    expect(await namesWith({ ignoring: false })).toEqual(all);
  });
});

describe("globs", () => {
  beforeEach(() => {
    for (const name of ["a.js", "a.ts", "src/b.js", "src/deep/c.js", "vendor/d.js", "src/vendor/e.js", "[x]/.f.js"]) {
      folder.write(name);
    }
  });

  it("include only what they match, at any depth when they have no slash", async () => {
    expect(await namesWith({ include: ["*.ts"] })).toEqual(["a.ts"]);
    expect(await namesWith({ include: ["src/*.js", "a.ts"] })).toEqual(["a.ts", "src/b.js"]);
    expect(await namesWith({ include: [".f.js", "deep"] })).toEqual(["[x]/.f.js", "src/deep/c.js"]);
  });

  it("must match a file, one of them all, to include any", async () => {
    expect(await namesWith({ include: ["*.tx", "*.ts"] })).toEqual(["a.ts"]);
    await expect(namesWith({ include: ["*.tx", "lib"] })).rejects.toThrow('No file matches --include "*.tx", "lib".');
  });

  it("exclude what they match, a folder with all that is in it, and a named file too", async () => {
    expect(await namesWith({ exclude: ["vendor", "*.ts", "./src/deep/"] })).toEqual(["[x]/.f.js", "a.js", "src/b.js"]);
    expect(await namesWith({ include: ["src"], exclude: ["*.js"] })).toEqual([]);
    expect(await namesWith({ paths: ["a.ts", "a.js"], exclude: ["a.ts"] })).toEqual(["a.js"]);
  });

  it("count for files outside the working directory", async () => {
    const options = { cwd: folder.at("src"), paths: ["..", folder.at("vendor")] };
    expect(await namesWith({ ...options, exclude: ["vendor", "*.ts"] })).toEqual([
      "../[x]/.f.js",
      "../a.js",
      "../src/b.js",
      "../src/deep/c.js",
    ]);
  });

  it("count from where they say", async () => {
    const options = { cwd: folder.at("src"), paths: [".."] };
    expect(await namesWith({ ...options, exclude: ["../vendor", "../*.ts", "./deep", folder.at("[[]x]")] })).toEqual([
      "../a.js",
      "../src/b.js",
      "../src/vendor/e.js",
    ]);
    expect(await namesWith({ ...options, include: ["../vendor", folder.at("src/deep/*.js")] })).toEqual([
      "../src/deep/c.js",
      "../vendor/d.js",
    ]);
  });

  it("list what they leave out", async () => {
    const { coverage } = await scan({ source: workingTree({ cwd: folder.path, exclude: ["*.js"] }) });
    expect(coverage).toMatchObject({ selected: 1, scanned: 1 });
    expect(coverage.excluded).toContainEqual({ path: "vendor/d.js", reason: "excluded" });
  });
});

describe("submodules where they are asked for", () => {
  let inner: Folder;
  beforeEach(() => {
    inner = new Folder();
    inner.init();
    inner.write("inner.js");
    inner.write(".gitignore", "*.log\n");
    inner.commit();
    folder.init();
    addSubmodule("lib/module");
  });
  afterEach(() => {
    inner.remove();
  });
  const addSubmodule = (name: string): void => {
    folder.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.path, name);
  };

  it("are scanned as git lists them", async () => {
    folder.write("lib/module/new.js");
    folder.write("lib/module/all.log");
    expect(await namesWith({ submodules: true })).toEqual([
      ".gitmodules",
      "lib/module/.gitignore",
      "lib/module/inner.js",
      "lib/module/new.js",
    ]);
    expect((await scan({ source: workingTree({ cwd: folder.path, submodules: true }) })).coverage.excluded).toEqual([
      { path: "lib/module/all.log", reason: "ignored" },
    ]);
  });

  it("are left out when they are not checked out, or a link took their place", async () => {
    addSubmodule("other");
    folder.commit();
    folder.git("submodule", "--quiet", "deinit", "--force", "lib/module");
    rmSync(folder.at("other"), { recursive: true });
    symlinkSync(inner.path, folder.at("other"));
    const { coverage } = await scan({ source: workingTree({ cwd: folder.path, submodules: true }) });
    expect(coverage.excluded).toContainEqual({ path: "lib/module", reason: "submodule" });
    expect(await namesWith({ submodules: true })).toEqual([".gitmodules"]);
  });
});

it("a linked work tree is scanned as its own", async () => {
  folder.init();
  folder.write("main.js");
  folder.commit();
  folder.git("worktree", "add", "--quiet", "-b", "side", "tree");
  folder.write("tree/.gitignore", "*.log\n");
  folder.write("tree/side.js");
  folder.write("tree/all.log");
  expect(await namesWith({ cwd: folder.at("tree") })).toEqual([".gitignore", "main.js", "side.js"]);
  expect(await namesHere()).toEqual(["main.js"]);
});

describe("named paths", () => {
  it("that are given twice are read once", async () => {
    folder.write("sub/file");
    symlinkSync("sub", folder.at("link"));
    expect(await namesHere(".", "sub", "sub/file", "./sub/../sub", folder.at("sub"), "link")).toEqual(["sub/file"]);
  });

  it("are read through a link, under the name that was given", async () => {
    folder.write("sub/file");
    symlinkSync("sub", folder.at("link"));
    symlinkSync("sub/file", folder.at("other"));
    expect(await namesHere("link/")).toEqual(["link/file"]);
    expect(await namesHere("other")).toEqual(["other"]);
  });

  it("are shown relative to the working directory when they are below it, else as given", async () => {
    folder.write("a/file");
    folder.write("b/file");
    const here = folder.at("a");
    expect(await names(workingTree({ cwd: here, paths: [folder.at("a/file")] }))).toEqual(["file"]);
    expect(await names(workingTree({ cwd: here, paths: ["../b/"] }))).toEqual(["../b/file"]);
    expect(await names(workingTree({ cwd: here, paths: [folder.at("b")] }))).toEqual([`${folder.at("b")}/file`]);
  });

  it.each(["missing", "file/below", "", "broken-link"])("that do not exist are refused: %j", async (path) => {
    folder.write("file");
    symlinkSync("nowhere", folder.at("broken-link"));
    await expect(namesHere("file", path)).rejects.toThrow(UserError);
  });

  it("that are no regular file are refused, not waited for", async () => {
    execFileSync("mkfifo", [folder.at("fifo")]);
    await expect(namesHere("fifo")).rejects.toThrow(/neither a file nor a directory/);
  });
});

it("finds a key in a binary file, and in one that is read in pieces", async () => {
  folder.write("data.sqlite", `\0\0${key}\0`);
  const big = Buffer.alloc(9 * 1024 * 1024, "a line of nothing much\n");
  big.write(` ${key} `, 8 * 1024 * 1024 - 10);
  folder.write("big.txt", big);
  const { findings, coverage } = await scanHere();
  expect(findings.map(({ path, finding }) => [path, finding.span.start])).toEqual([
    ["big.txt", 8 * 1024 * 1024 - 9],
    ["data.sqlite", 2],
  ]);
  expect(coverage.bytes).toBe(big.length + 2 + key.length + 1);
});

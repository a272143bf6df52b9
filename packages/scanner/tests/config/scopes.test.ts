import { rmSync } from "node:fs";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explainPlace } from "../../src/explain-place.ts";
import { loadSettings, type SettingsOptions } from "../../src/config/settings.ts";
import { scan, type ScanResult } from "../../src/scan.ts";
import type { Source } from "../../src/source.ts";
import { history } from "../../src/sources/history.ts";
import { range } from "../../src/sources/range.ts";
import { staged } from "../../src/sources/staged.ts";
import { workingTree } from "../../src/sources/working-tree.ts";
import { Folder } from "../folder.ts";
import { ownUserCache } from "../user-cache.ts";
import { acme, acmeRule } from "./acme-rule.ts";

const key = sample("nxs_u_", hex(32));
const request = `fetch("http://proxy.example.com/api/public/thread", { headers: { "api-key": key } })`;

const cache = ownUserCache();

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => {
  folder.remove();
});

function configure(name: string, config: unknown): void {
  folder.write(name, JSON.stringify(config));
}

/** The same text in a package with a configuration and in one without. */
function both(text: string): void {
  folder.write("packages/a/src/deep/x.txt", text);
  folder.write("packages/b/x.txt", text);
}

async function scanned(source?: Source, options: SettingsOptions = {}): Promise<ScanResult> {
  const cwd = folder.path;
  return scan({ source: source ?? workingTree({ cwd }), ...(await loadSettings({ cwd, ...options })) });
}

const found = async (source?: Source, options?: SettingsOptions): Promise<string[]> =>
  placesOf(await scanned(source, options));

const placesOf = ({ findings }: ScanResult): string[] =>
  findings.map(({ path, finding }) => `${path} ${finding.ruleId}`);

describe.each(["in a repository", "outside one"])("a configuration below the place of the scan, %s,", (where) => {
  beforeEach(() => {
    if (where === "in a repository") folder.init();
  });

  it.each(["nxs-guard.config.yaml", "package.json"])("adds rules in its folder and nowhere else (%s)", async (name) => {
    both(acme);
    const config = { customRules: [acmeRule] };
    configure(`packages/a/${name}`, name === "package.json" ? { name: "a", "nxs-guard": config } : config);
    const result = await scanned();
    expect(placesOf(result)).toEqual(["packages/a/src/deep/x.txt acme-key"]);
    expect(result.notices).toEqual([]);
  });

  it("adds hosts and names of variables", async () => {
    both(`${request}\n`);
    configure("packages/a/nxs-guard.config.json", { hosts: ["proxy.example.com"], envNames: ["ACME_NEXUS_KEY"] });
    expect(await found()).toEqual(["packages/a/src/deep/x.txt nexus-plain-http"]);
    const { scopes } = await loadSettings({ cwd: folder.path });
    const { detector } = await scopes.of("packages/a/src/deep/x.txt");
    expect(detector.catalogue.credentialMarks).toContain("ACME_NEXUS_KEY");
    expect(scopes.main.detector.catalogue.credentialMarks).not.toContain("ACME_NEXUS_KEY");
  });

  it("chooses among the files of its folder", async () => {
    both(key);
    folder.write("packages/a/other.txt", key);
    configure("packages/a/nxs-guard.config.json", { paths: { exclude: ["src"] } });
    const result = await scanned();
    expect(placesOf(result)).toEqual(["packages/a/other.txt nexus-api-key", "packages/b/x.txt nexus-api-key"]);
    expect(result.coverage.excluded).toContainEqual({ path: "packages/a/src/deep/x.txt", reason: "excluded" });
  });

  it("adds to what those above it say, and to the catalogue", async () => {
    both(`${acme} ${key}\n${request}\n`);
    configure("nxs-guard.config.json", { hosts: ["proxy.example.com"] });
    configure("packages/a/nxs-guard.config.json", { customRules: [acmeRule] });
    configure("packages/a/src/nxs-guard.config.json", { rules: { "acme-key": "low" } });
    const { findings } = await scanned();
    expect(findings.map(({ path, finding }) => `${path} ${finding.ruleId} ${finding.severity}`)).toEqual([
      "packages/a/src/deep/x.txt acme-key low",
      "packages/a/src/deep/x.txt nexus-api-key critical",
      "packages/a/src/deep/x.txt nexus-plain-http high",
      "packages/b/x.txt nexus-api-key critical",
      "packages/b/x.txt nexus-plain-http high",
    ]);
  });

  it("may name its own rules, as comments may, and no others", async () => {
    both(`${acme} # ${["nxs-guard", "disable", "line"].join("-")} acme-key -- made up\n`);
    const suppress = [{ rule: "acme-key", path: "other.txt", why: "made up" }];
    folder.write("packages/a/other.txt", acme);
    configure("packages/a/nxs-guard.config.json", { customRules: [acmeRule], suppress });
    const { findings, silenced, notices } = await scanned();
    expect(findings).toEqual([]);
    expect(silenced).toHaveLength(2);
    expect(notices.map(({ path, message }) => `${path} ${message}`)).toEqual([
      expect.stringMatching(/^packages\/b\/x\.txt .*a rule that does not exist/),
    ]);
    configure("packages/b/nxs-guard.config.json", { rules: { "acme-kee": "off" } });
    await expect(scanned()).rejects.toThrow('there is no rule "acme-kee"');
  });

  it("has the names of files masked by its rules", async () => {
    folder.write(`packages/a/${acme}/x.txt`);
    configure("packages/a/nxs-guard.config.json", { customRules: [acmeRule] });
    const result = await scanned();
    expect(placesOf(result)).toEqual([`packages/a/acme_…${acme.slice(-4)} acme-key`]);
    expect(JSON.stringify(result)).not.toContain(acme);
  });

  it("is asked by who explains a place", async () => {
    both(acme);
    configure("packages/a/nxs-guard.config.json", { customRules: [acmeRule] });
    const settings = await loadSettings({ cwd: folder.path });
    const path = "packages/a/src/deep/x.txt";
    const { findings } = await explainPlace({ path, content: Buffer.from(acme) }, { line: 1 }, settings);
    expect(findings.map(({ judged }) => judged?.verdict)).toEqual(["new"]);
    configure("packages/b/nxs-guard.config.json", { customRules: [acmeRule] });
    await settings.scopes.of("packages/b/x.txt");
    expect(settings.scopes.rules().filter(({ id }) => id === "acme-key")).toHaveLength(1);
  });
});

describe("what is read from git is looked through by it as well:", () => {
  beforeEach(() => {
    folder.init();
    folder.write("start.txt");
    folder.commit();
    folder.write("packages/a/x.txt", acme);
    folder.write("packages/b/y.txt", `${acme} `);
    configure("packages/a/nxs-guard.config.json", { customRules: [acmeRule] });
    folder.git("add", ".");
  });

  it.each<[string, () => Source, SettingsOptions]>([
    ["the index", () => staged({ cwd: folder.path }), {}],
    ["the index, by its few folders", () => staged({ cwd: folder.path }), { isSmall: true }],
    ["a range", () => range({ cwd: folder.path, base: "HEAD~1" }), {}],
    ["a range, by what its base says", () => range({ cwd: folder.path, base: "HEAD~1" }), { trustedCommit: "HEAD" }],
    ["the history", () => history({ cwd: folder.path }), {}],
  ])("%s", async (what, source, options) => {
    if (!what.startsWith("the index")) folder.commit();
    expect(await found(source(), options)).toEqual(["packages/a/x.txt acme-key"]);
  });

  it("but a bare repository has no folders in which one could stand", async () => {
    folder.commit();
    const bare = new Folder();
    try {
      folder.git("clone", "--quiet", "--bare", ".", bare.path);
      bare.write("packages/a/nxs-guard.config.json", JSON.stringify({ customRules: [acmeRule] }));
      expect(await found(history({ cwd: bare.path }), { cwd: bare.path })).toEqual([]);
    } finally {
      bare.remove();
    }
  });

  it("the history, where a note says that it was clean before the rule came", async () => {
    rmSync(folder.at("packages/a/nxs-guard.config.json"));
    folder.commit();
    const scanHistory = (): Promise<ScanResult> =>
      scanned(history({ cwd: folder.path, cache: { directory: cache.at("history"), engine: "1" } }));
    expect((await scanHistory()).findings).toEqual([]);
    configure("packages/a/nxs-guard.config.json", { customRules: [acmeRule] });
    const { findings, coverage } = await scanHistory();
    expect(findings.map(({ path }) => path)).toEqual(["packages/a/x.txt"]);
    expect(coverage.remembered).toBeGreaterThan(0);
  });
});

describe("a content of the history that stands at several paths is judged by what counts at each:", () => {
  const historyOf = (engine?: string): Source =>
    history({ cwd: folder.path, ...(engine !== undefined && { cache: { directory: cache.at("paths"), engine } }) });

  beforeEach(() => {
    folder.init();
    for (const name of ["a", "b", "c"]) folder.write(`packages/${name}/x.txt`, `${acme} ${key}`);
    folder.write("packages/a/clean.txt", "clean\n");
    folder.write("packages/b/clean.txt", "clean\n");
  });

  it("one configuration leaves it out, the others do not", async () => {
    configure("packages/a/nxs-guard.config.json", { paths: { exclude: ["**"] } });
    configure("nxs-guard.config.json", { paths: { exclude: ["packages/b/x.txt"] } });
    folder.commit();
    const { coverage, ...result } = await scanned(historyOf());
    expect(placesOf({ coverage, ...result })).toEqual(["packages/c/x.txt nexus-api-key"]);
    // Both texts and the configuration at the top.
    expect(coverage).toMatchObject({ selected: 3, scanned: 3 });
    expect(coverage.excluded.map(({ path }) => path)).toContain("packages/a/x.txt");
  });

  it("one configuration looks for more, and the path came later", async () => {
    folder.commit();
    folder.git("mv", "packages/b/x.txt", "packages/b/y.txt");
    configure("packages/b/nxs-guard.config.json", { customRules: [acmeRule] });
    folder.commit();
    const result = await scanned(historyOf());
    expect(placesOf(result)).toEqual([
      "packages/a/x.txt nexus-api-key",
      "packages/b/x.txt acme-key",
      "packages/b/x.txt nexus-api-key",
      "packages/b/y.txt acme-key",
      "packages/b/y.txt nexus-api-key",
      "packages/c/x.txt nexus-api-key",
    ]);
    expect(result.coverage).toMatchObject({ selected: 3, scanned: 3 });
  });

  it("what was found clean at one is not read again there, and the sum stays", async () => {
    configure("packages/a/nxs-guard.config.json", { paths: { exclude: ["clean.txt"] } });
    folder.commit();
    const first = await scanned(historyOf("1"));
    const second = await scanned(historyOf("1"));
    expect(second.coverage).toMatchObject({ selected: first.coverage.selected, remembered: 1 });
    expect(second.findings).toEqual(first.findings);
  });

  it("and one that is missing or a submodule is told of once", async () => {
    configure("packages/a/nxs-guard.config.json", { paths: { exclude: ["x.txt"] } });
    folder.commit();
    const id = folder.git("rev-parse", "HEAD:packages/a/x.txt").trim();
    folder.git(
      "update-index",
      "--add",
      "--cacheinfo",
      `160000,${folder.git("rev-parse", "HEAD").trim()},packages/b/sub`,
    );
    folder.git("commit", "--quiet", "--message=submodule");
    rmSync(folder.at(`.git/objects/${id.slice(0, 2)}/${id.slice(2)}`));
    const { coverage } = await scanned(historyOf());
    expect(coverage.skipped).toEqual([{ path: `<object ${id}>`, reason: "missing object" }]);
  });
});

it.each([
  ["of the whole tree", {}],
  ["of a few files", { isSmall: true }],
])("a configuration that git ignores does not count in a scan %s, and that is told", async (_, options) => {
  folder.init();
  both(`${acme} ${key}`);
  folder.write(".gitignore", "nxs-guard.config.json\n");
  configure("packages/a/nxs-guard.config.json", { customRules: [acmeRule], paths: { exclude: ["src"] } });
  configure("packages/a/src/package.json", { "nxs-guard": { hosts: ["proxy.example.com"] } });
  const result = await scanned(undefined, options);
  expect(placesOf(result)).toEqual(["packages/a/src/deep/x.txt nexus-api-key", "packages/b/x.txt nexus-api-key"]);
  expect(result.notices).toEqual([
    {
      path: "packages/a/nxs-guard.config.json",
      message: "`customRules` does not count: git ignores this file, or keeps it in another repository.",
    },
    {
      path: "packages/a/nxs-guard.config.json",
      message: "`paths` does not count: git ignores this file, or keeps it in another repository.",
    },
  ]);
});

it("of very many configurations not all are held at once, and each counts all the same", async () => {
  folder.init();
  for (let i = 0; i < 150; i++) {
    configure(`packages/${i}/nxs-guard.config.json`, { hosts: ["proxy.example.com"] });
    folder.write(`packages/${i}/x.txt`, request);
  }
  const settings = await loadSettings({ cwd: folder.path });
  const first = await settings.scopes.of("packages/0/x.txt");
  expect(await settings.scopes.of("packages/0/x.txt")).toBe(first);
  const { findings } = await scan({ source: workingTree({ cwd: folder.path }), ...settings });
  expect(findings).toHaveLength(150);
  expect(await settings.scopes.of("packages/0/x.txt")).not.toBe(first);
});

it("with a configuration that a person named, no other counts", async () => {
  folder.init();
  both(acme);
  configure("packages/a/nxs-guard.config.json", { customRules: [acmeRule] });
  configure("named.json", {});
  for (const option of ["config", "trustedConfig"])
    expect(await found(undefined, { [option]: "named.json" })).toEqual([]);
});

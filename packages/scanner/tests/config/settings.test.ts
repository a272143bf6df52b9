import { execFileSync } from "node:child_process";
import process from "node:process";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { loadSettings, type SettingsOptions } from "../../src/config/settings.ts";
import { scan, type ScanResult } from "../../src/scan.ts";
import { withSizeLimit } from "../../src/size-limit.ts";
import type { Source } from "../../src/source.ts";
import { commitMessage } from "../../src/sources/commit-message.ts";
import { pushed } from "../../src/sources/pushed.ts";
import { range } from "../../src/sources/range.ts";
import { staged } from "../../src/sources/staged.ts";
import { workingTree, type WorkingTreeOptions } from "../../src/sources/working-tree.ts";
import { UserError } from "../../src/user-error.ts";
import { Folder } from "../folder.ts";
import { ownUserCache } from "../user-cache.ts";
import { acme, acmeRule } from "./acme-rule.ts";

const key = sample("nxs_u_", hex(32));
ownUserCache();

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  folder.init();
});
afterEach(() => {
  folder.remove();
});

async function scanned(options: SettingsOptions = {}, paths: readonly string[] = ["."]): Promise<ScanResult> {
  const cwd = options.cwd ?? folder.path;
  const settings = await loadSettings({ roots: paths, now: new Date("2026-06-01"), ...options, cwd });
  return scan({ source: workingTree({ cwd, paths }), ...settings });
}

const found = async (options?: SettingsOptions, paths?: readonly string[]): Promise<string[]> =>
  (await scanned(options, paths)).findings.map(({ path, finding }) => `${path} ${finding.severity}`);

function configure(config: unknown, name = "nxs-guard.config.json"): void {
  folder.write(name, JSON.stringify(config));
}

async function refusal(options: SettingsOptions = {}): Promise<string> {
  const error: unknown = await loadSettings({ cwd: folder.path, ...options }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw new Error(`not refused: ${String(error)}`);
  return `${error.message} ${error.remedy}`;
}

describe("a configuration is read from", () => {
  const low = { rules: { "nexus-api-key": "low" } };
  it.each<[string, string]>([
    ["nxs-guard.config.json", JSON.stringify(low)],
    ["nxs-guard.config.jsonc", `// why\n${JSON.stringify(low).replace("}}", ",},}")}`],
    ["nxs-guard.config.yaml", "rules:\n  nexus-api-key: low # why\n"],
    ["package.json", JSON.stringify({ name: "x", "nxs-guard": low })],
  ])("%s", async (name, text) => {
    folder.write("a.js", key);
    folder.write(name, text);
    expect(await found()).toEqual(["a.js low"]);
  });

  it("no package.json that only depends on the command", async () => {
    folder.write("package.json", JSON.stringify({ devDependencies: { "nxs-guard": "1" } }));
    folder.write("a.js", key);
    expect(await found()).toEqual(["a.js critical"]);
  });

  it("a module only when a person names it", async () => {
    folder.write("nxs-guard.config.js", "throw new Error('it ran')");
    expect(await refusal()).toContain("would run code");
    folder.write("nxs-guard.config.js", "export default { rules: { 'nexus-api-key': 'low' } };");
    folder.write("a.js", key);
    expect(await found({ config: "nxs-guard.config.js" })).toEqual(["a.js low"]);
    expect(await found({ trustedConfig: "nxs-guard.config.js" })).toEqual(["a.js low"]);
  });
});

describe("configurations are found upward and layered:", () => {
  beforeEach(() => {
    folder.write("packages/a/src/a.js", key);
    folder.write("packages/b/b.js", key);
    configure({ rules: { "nexus-api-key": "high" } });
  });

  it("the nearer decides, for its own folder", async () => {
    configure({ rules: { "nexus-api-key": "low" } }, "packages/a/nxs-guard.config.json");
    const both = ["packages/a/src/a.js low", "packages/b/b.js high"];
    expect(await found()).toEqual(both);
    expect(await found({}, ["packages/a", "packages/b"])).toEqual(both);
    expect(await found({ cwd: folder.at("packages/a") })).toEqual(["src/a.js low"]);
  });

  it("what the nearer does not speak of stays", async () => {
    configure({ suppress: [] }, "packages/a/nxs-guard.config.json");
    expect(await found({ cwd: folder.at("packages/a/src") })).toEqual(["a.js high"]);
  });

  it("never from above the top of the repository", async () => {
    const inner = folder.at("packages/a");
    folder.git("init", "--quiet", inner);
    expect(await found({ cwd: inner })).toEqual(["src/a.js critical"]);
  });

  it("outside a repository, from no higher than the working directory", async () => {
    const outside = new Folder();
    outside.write("nxs-guard.config.json", JSON.stringify({ rules: { "nexus-api-key": "low" } }));
    outside.write("inner/a.js", key);
    expect(await found({ cwd: outside.at("inner") })).toEqual(["a.js critical"]);
    expect(await found({ cwd: outside.path }, ["inner"])).toEqual(["inner/a.js low"]);
    outside.remove();
  });

  it("what stands deeper is read also where nothing is found", async () => {
    configure({ ruels: {} }, "packages/c/nxs-guard.config.json");
    await expect(scanned()).rejects.toMatchObject({ remedy: 'Did you mean "rules"?' });
  });
});

describe("refuses, with what was probably meant", () => {
  it.each<[string, unknown, string]>([
    ["an unknown setting", { ruels: {} }, 'no setting "ruels". Did you mean "rules"?'],
    ["an unknown setting deep inside", { suppress: [{ rule: "x", pth: "y", why: "z" }] }, 'Did you mean "path"?'],
    [
      "unknown evidence",
      { customRules: [{ ...acmeRule, evidence: [{ entrpy: { min: 3 } }] }] },
      'Did you mean "entropy"?',
    ],
    ["an unknown rule", { rules: { "nexus-api-kee": "off" } }, 'Did you mean "nexus-api-key"?'],
    ["an unknown rule in a suppression", { suppress: [{ rule: "nexus-key", path: "x", why: "y" }] }, "nexus-api-key"],
    ["an unknown severity", { rules: { "nexus-api-key": "loud" } }, '"off", "critical"'],
    ["a suppression without why", { suppress: [{ rule: "nexus-api-key", path: "x" }] }, '"suppress[0].why" is missing'],
    [
      "a day that does not exist",
      { suppress: [{ rule: "nexus-api-key", path: "x", why: "y", until: "2027-02-30" }] },
      "a day",
    ],
    ["a pattern that takes long to match", { paths: { exclude: [`${"*a".repeat(12)}b`] } }, "three wildcards"],
    ["one that can be filled in many ways", { paths: { exclude: [`${"{a,aa}".repeat(24)}b`] } }, "a hundred ways"],
    ["more hosts than anybody has", { hosts: Array<string>(1001).fill("nexus.example.com") }, "at most 1000 long"],
    ["a list", [], "It is to be an object"],
    [
      "a group that the pattern does not name",
      { customRules: [{ ...acmeRule, evidence: [{ digit: { group: "bodi" } }] }] },
      "Did you mean body?",
    ],
    ["a rule's id that is taken", { customRules: [{ ...acmeRule, id: "nexus-api-key" }] }, "taken"],
    ["a pattern that is none", { customRules: [{ ...acmeRule, pattern: "acme_(" }] }, "no regular expression"],
    [
      "a rule that misses its example",
      { customRules: [{ ...acmeRule, examples: { leaks: ["acme"] } }] },
      "examples.leaks[0]",
    ],
    [
      "a rule that finds what is safe",
      { customRules: [{ ...acmeRule, examples: { safe: ["", acme] } }] },
      "examples.safe[1]",
    ],
  ])("%s", async (_, config, words) => {
    configure(config);
    expect(await refusal()).toContain(words);
  });

  it("every rule off", async () => {
    const { detector } = await loadSettings({ cwd: folder.path });
    configure({ rules: Object.fromEntries(detector.catalogue.rules.map(({ id }) => [id, "off"])) });
    expect(await refusal()).toContain("Every rule is off");
  });

  it("a pattern that takes more than linear time, with the text that shows it", async () => {
    configure({ customRules: [{ ...acmeRule, pattern: "acme_(?:[a-z]+)*!", evidence: [] }] });
    expect(await refusal()).toMatch(/exponential time, for example on 'acme_.*repeat/);
  });

  it("broken text, with its line and without its words", async () => {
    folder.write("nxs-guard.config.yaml", `rules:\n  a: [${key}\nb: c`);
    const words = await refusal();
    expect(words).toMatch(/no valid YAML, at line \d/);
    expect(words).not.toContain(key.slice(6));
  });

  it("a key that stands twice, with its line, and among very many keys as quickly", async () => {
    folder.write("nxs-guard.config.yaml", "rules:\n  a: low\n  b: low\n  a: high\n");
    expect(await refusal()).toContain("no valid YAML, at line 4");
    const keys = Array.from({ length: 40_000 }, (_, index) => `k${index}: v\n`);
    folder.write("nxs-guard.config.yaml", keys.join(""));
    const start = process.cpuUsage();
    expect(await refusal()).toContain("no setting");
    expect(process.cpuUsage(start).user).toBeLessThan(3_000_000);
  });

  it("a reader of YAML that cannot be loaded, which is no fault of the text", async () => {
    vi.doMock("yaml", () => {
      throw new Error("it is not there");
    });
    try {
      folder.write("nxs-guard.config.yaml", "rules: {}");
      const failure = await loadSettings({ cwd: folder.path }).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Error);
      expect(failure).not.toBeInstanceOf(UserError);
    } finally {
      vi.doUnmock("yaml");
    }
  });

  it("two configurations in a folder, and forms that nobody reads", async () => {
    configure({});
    folder.write("nxs-guard.config.yaml", "rules: {}");
    expect(await refusal()).toContain("several configurations");
    const other = new Folder();
    other.write("nxs-guard.config.toml", "");
    expect(await refusal({ cwd: other.path })).toContain(".json, .jsonc, .yaml, .js");
    other.remove();
  });

  it("a file that is none, without waiting for it", async () => {
    execFileSync("mkfifo", [folder.at("nxs-guard.config.json")]);
    expect(await refusal()).toContain("it is no file");
    const other = new Folder();
    execFileSync("mkfifo", [other.at(".nxs-guard-baseline"), other.at("package.json")]);
    expect(await refusal({ cwd: other.path })).toContain("cannot be read");
    other.remove();
  });

  it("a named file that is not there", async () => {
    folder.write("a.js", "");
    for (const config of ["nope.json", "a.js/nope.json"]) {
      expect(await refusal({ config })).toContain("no configuration file");
    }
  });
});

it("custom rules find, with evidence and a mask", async () => {
  configure({ customRules: [{ ...acmeRule, publicPrefix: "acme_" }] });
  folder.write("a.txt", `${acme} acme_${"a".repeat(32)}`);
  const { findings } = await scanned();
  expect(findings.map(({ finding }) => [finding.ruleId, String(finding.secret)])).toEqual([
    ["acme-key", `acme_…${acme.slice(-4)}`],
  ]);
  const { detector } = await loadSettings({ cwd: folder.path });
  const prefixes = detector.catalogue.rules.flatMap((rule) => ("publicPrefix" in rule ? rule.publicPrefix : []));
  expect(prefixes.filter((prefix) => prefix.test(`not at the start: ${acme}`))).toEqual([]);
});

it("hosts and names of variables widen what counts as Nexus", async () => {
  folder.write("a.sh", 'curl -H "x-api-key: $TOKEN" https://proxy.example.com/api/public/thread\n');
  expect(await found()).toEqual([]);
  configure({ hosts: ["proxy.example.com"], envNames: ["ACME_NEXUS_KEY"] });
  expect(await found()).toEqual(["a.sh medium"]);
  const { detector } = await loadSettings({ cwd: folder.path });
  expect(detector.catalogue.credentialMarks).toContain("ACME_NEXUS_KEY");
});

it("a rule that is off reports nothing, and its findings are not counted as suppressed", async () => {
  configure({ rules: { "nexus-api-key": "off" } });
  folder.write("a.js", key);
  expect(await scanned()).toMatchObject({ findings: [], silenced: [] });
});

describe("paths", () => {
  it("excludes files, folders and globs from the scan, and lists them", async () => {
    configure({ paths: { exclude: ["fixtures/", "*.snap", "./deep/one.js"] } });
    for (const name of ["fixtures/a/b.js", "x.snap", "deep/one.js", "deep/two.js"]) folder.write(name, key);
    const { findings, coverage } = await scanned();
    expect(findings.map(({ path }) => path)).toEqual(["deep/two.js"]);
    expect(coverage.excluded.filter(({ reason }) => reason === "excluded").map(({ path }) => path)).toEqual([
      "deep/one.js",
      "fixtures/a/b.js",
      "x.snap",
    ]);
    expect(coverage.selected).toBe(coverage.scanned);
  });

  it("takes letters of regular expressions for themselves", async () => {
    configure({ paths: { exclude: ["app/(shop)/c++", "(a+)+b", "x|y"] } });
    for (const name of ["app/(shop)/c++/a.h", "aaab", "(a+)+b", "x", "x|y/z"]) folder.write(name, key);
    expect((await scanned()).findings.map(({ path }) => path)).toEqual(["aaab", "x"]);
  });

  it("includes nothing but what is named", async () => {
    configure({ paths: { include: ["src"] } });
    folder.write("src/a.js", key);
    folder.write("b.js", key);
    expect(await found()).toEqual(["src/a.js critical"]);
  });
});

describe("suppress", () => {
  const entry = { rule: "nexus-api-key", path: "tests/**", why: "made up" };

  it("silences what it names, with its reason", async () => {
    configure({ suppress: [entry] });
    folder.write("tests/a.js", key);
    folder.write("b.js", key);
    const { findings, silenced, notices } = await scanned();
    expect(findings.map(({ path }) => path)).toEqual(["b.js"]);
    expect(silenced).toMatchObject([{ path: "tests/a.js", verdict: "suppressed", why: "made up" }]);
    expect(notices).toEqual([]);
  });

  it("by fingerprint silences that secret alone", async () => {
    folder.write("tests/a.js", `${key} ${sample("nxs_u_", hex(32, 2))}`);
    const fingerprint = (await scanned()).findings[0]!.finding.fingerprint;
    configure({ suppress: [{ ...entry, fingerprint }] });
    expect(await scanned()).toMatchObject({ findings: [{}], silenced: [{ finding: { fingerprint } }] });
  });

  it("holds to the end of its day, and is reported afterwards", async () => {
    configure({ suppress: [{ ...entry, until: "2026-05-31" }] });
    folder.write("tests/a.js", key);
    expect(await scanned({ now: new Date("2026-05-31T23:00:00Z") })).toMatchObject({ findings: [], notices: [] });
    expect(await scanned({ now: new Date("2026-06-01") })).toMatchObject({
      findings: [{}],
      notices: [{ path: "nxs-guard.config.json", message: expect.stringContaining("expired on 2026-05-31") as string }],
    });
  });

  it("is reported when it matches nothing in what was scanned", async () => {
    configure({ suppress: [entry] });
    folder.write("tests/a.js", "clean");
    expect((await scanned()).notices).toMatchObject([{ message: expect.stringContaining("no finding") as string }]);
    expect((await scanned({}, ["nxs-guard.config.json"])).notices).toEqual([]);
  });

  describe("is called unused only by who read all that it speaks of", () => {
    const told = async (source: Source): Promise<number> =>
      (await scan({ source, ...(await loadSettings({ cwd: folder.path })) })).notices.length;
    const tree = (options: WorkingTreeOptions = {}): Source => workingTree({ ...options, cwd: folder.path });

    beforeEach(() => {
      configure({ suppress: [entry, { ...entry, path: "tests" }, { ...entry, path: "**" }] });
      folder.write("tests/a.js", "clean");
      folder.write("tests/b.js", "clean");
      folder.write("src/c.js", "clean");
      folder.commit();
      folder.write("tests/a.js", "clean as well");
      folder.git("add", ".");
    });

    it.each<[string, () => Source, number]>([
      ["a scan of everything", () => tree(), 3],
      ["a scan of the folder", () => tree({ paths: ["tests"] }), 2],
      ["a scan of another folder", () => tree({ paths: ["src"] }), 0],
      ["a scan of a file in it", () => tree({ paths: ["tests/a.js"] }), 0],
      ["a scan that leaves something out", () => tree({ exclude: ["b.js"] }), 0],
      ["a staged file in it", () => staged({ cwd: folder.path }), 0],
      ["a range of commits", () => range({ cwd: folder.path, base: "HEAD^" }), 0],
      ["what is pushed", () => pushed({ cwd: folder.path, updates: "" }), 0],
      ["a commit's message", () => commitMessage(folder.at("src/c.js")), 0],
    ])("%s", async (_, source, notices) => {
      folder.git("commit", "--quiet", "--message=second");
      folder.write("tests/b.js", "clean as well");
      folder.git("add", ".");
      expect(await told(source())).toBe(notices);
    });

    it("of a file alone, whoever read that file", async () => {
      configure({ suppress: [{ ...entry, path: "tests/a.js" }] });
      expect(await told(staged({ cwd: folder.path }))).toBe(1);
      expect(await told(tree({ paths: ["tests/b.js"] }))).toBe(0);
    });

    it("of a file or folder that is gone, whoever looked for it", async () => {
      const paths = ["tests/gone.js", "gone/*.js", "tests/*.mjs"];
      configure({ suppress: paths.map((path) => ({ ...entry, path })) });
      expect(await told(tree())).toBe(2);
      expect(await told(tree({ paths: ["tests"] }))).toBe(1);
      expect(await told(staged({ cwd: folder.path }))).toBe(0);
    });

    it("not by a scan that missed something there, or had only its pointer", async () => {
      const small = withSizeLimit(tree(), 400);
      expect(await told(small)).toBe(3);
      folder.write("src/long.js", "long ".repeat(100));
      expect(await told(small)).toBe(2);
      folder.write("tests/long.js", "long ".repeat(100));
      expect(await told(small)).toBe(0);
      folder.write("tests/long.js", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n");
      configure({ suppress: [{ ...entry, path: "tests/long.js" }] });
      folder.git("add", ".");
      expect(await told(staged({ cwd: folder.path }))).toBe(0);
    });

    it("not for a rule by which the scan does not judge", async () => {
      configure({ suppress: [{ ...entry, rule: "env-file-committed", path: "tests" }] });
      expect(await told(tree())).toBe(0);
    });
  });

  it("shows no secret that its reason holds", async () => {
    configure({ suppress: [{ ...entry, why: `it is ${key}` }] });
    folder.write("tests/a.js", key);
    expect(JSON.stringify(await scanned())).not.toContain(key.slice(6));
  });
});

it("with a trusted configuration, nothing that the repository says counts", async () => {
  configure({ rules: { "nexus-api-key": "off" }, paths: { exclude: ["a.js"] } });
  folder.write("a.js", `${key} // nxs-guard-disable-line -- trust me`);
  folder.write("nested/nxs-guard.config.js", "throw new Error()");
  folder.write("nested/b.js", key);
  const outside = new Folder();
  outside.write("trusted.json", JSON.stringify({ rules: { "nexus-api-key": "high" } }));
  expect(await found({ trustedConfig: outside.at("trusted.json") })).toEqual(["a.js high", "nested/b.js high"]);
  outside.remove();
});

it("what is excluded is passed over in a stream of blobs too, however big it is", async () => {
  configure({ paths: { exclude: ["big.txt"] } });
  folder.write("big.txt", "nothing at all\n".repeat(1 << 20));
  folder.write("z.js", key);
  folder.git("add", ".");
  const source = staged({ cwd: folder.path });
  const { findings, coverage } = await scan({ source, ...(await loadSettings({ cwd: folder.path })) });
  expect(findings.map(({ path }) => path)).toEqual(["z.js"]);
  expect(coverage).toMatchObject({ selected: 2, scanned: 2, excluded: [{ path: "big.txt", reason: "excluded" }] });
});

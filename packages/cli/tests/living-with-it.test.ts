import { appendFileSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nxsGuard, type Run } from "./command.ts";
import { Folder } from "./folder.ts";

const key = sample("nxs_u_", hex(32));
const other = sample("nxs_u_", hex(32, 2));

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  folder.git("init", "--quiet");
  folder.write("src/a.js", `const a = "${key}";\n`);
});
afterEach(() => {
  folder.remove();
});

const run = (...args: readonly string[]): Run =>
  nxsGuard(args, { cwd: folder.path, env: { XDG_CACHE_HOME: folder.at(".git/cache") } });

describe("baseline", () => {
  it("create, and from then on only what is new is reported, at every door", () => {
    expect(run("baseline", "create", "--why", "revoked")).toMatchObject({ code: 0, stderr: "" });
    expect(readFileSync(folder.at(".gitattributes"), "utf8")).toContain("merge=union");
    expect(run("scan")).toMatchObject({ code: 0, stdout: expect.stringContaining("Silenced: 1 baselined") as string });
    folder.git("add", ".");
    expect(run("staged").code).toBe(0);
    folder.write("src/b.js", key);
    folder.git("add", ".");
    expect(run("staged").code).toBe(1);
    folder.git("commit", "--quiet", "--no-verify", "--message=x");
    expect(JSON.parse(run("history", "--no-cache", "--report", "json").stdout)).toMatchObject({
      findings: [
        { path: "src/a.js", verdict: "baselined", why: "revoked" },
        { path: "src/b.js", verdict: "new", why: null },
      ],
    });
  });

  it("create refuses where there is one, and --force makes it anew", () => {
    run("baseline", "create");
    expect(run("baseline", "create")).toMatchObject({ code: 2, stderr: expect.stringContaining("--force") as string });
    expect(run("baseline", "create", "--force").code).toBe(0);
  });

  it("audit asks for reasons, and for what is gone; prune takes that away", () => {
    run("baseline", "create");
    expect(run("baseline", "audit")).toMatchObject({ code: 1, stdout: expect.stringContaining("say why") as string });
    run("baseline", "create", "--force", "--why", "revoked");
    const { code, stdout } = run("baseline", "audit");
    expect(code).toBe(0);
    expect(stdout).toMatch(/src\/a\.js {2}nexus-api-key nxs_u_…\w{4}, at line 1\n {4}revoked/);
    folder.write("src/a.js", "clean");
    expect(run("baseline", "audit")).toMatchObject({ code: 1, stdout: expect.stringContaining("gone") as string });
    expect(run("baseline", "prune").stdout).toContain("1 removed, 0 known");
    expect(run("baseline", "audit").code).toBe(0);
  });

  it("is kept by a configuration that is named, such as one that is run", () => {
    folder.write("nxs-guard.config.js", 'export default { rules: { "nexus-api-key": "off" } };\n');
    const named = ["--config", "nxs-guard.config.js"];
    expect(run("baseline", "create", ...named).stdout).toContain("0 added, 0 known");
    expect(run("baseline", "audit", ...named).code).toBe(0);
  });

  it("update adds", () => {
    run("baseline", "create");
    folder.write("src/b.js", other);
    expect(run("baseline", "update", "--why", "made up").stdout).toContain("1 added, 2 known");
    expect(run("scan").code).toBe(0);
  });

  it("takes what rules about commits find of what git tracks, and keeps what ESLint alone can find", () => {
    folder.write(".env", `DB_PASSWORD=${sample("", hex(20))}\n`);
    folder.write("web/.env", `DB_PASSWORD=${sample("", hex(20))}\n`);
    folder.git("add", ".env", "src");
    expect(run("baseline", "create", "--why", "revoked").stdout).toMatch(/\.env {2}env-file-committed[\s\S]*: 2 added/);
    const file = folder.at(".nxs-guard-baseline");
    const lint = {
      rule: "nxs-guard/no-client-side-call",
      fingerprint: "0".repeat(32),
      path: "src/a.js",
      why: "a demo",
    };
    appendFileSync(file, `${JSON.stringify(lint)}\n`);
    expect(run("scan").stdout).not.toContain("matches no finding");
    expect(run("ci")).toMatchObject({ code: 0, stdout: expect.stringContaining("Silenced: 2 baselined") as string });
    expect(run("baseline", "prune").stdout).toContain("0 removed, 3 known");
    folder.git("rm", "--quiet", "--cached", ".env");
    expect(run("baseline", "prune").stdout).toContain("1 removed, 2 known");
  });

  it("is ended by a broken file with exit code 2, at every command that reads it", () => {
    folder.write(".nxs-guard-baseline", '{"version":9,"key":"x"}\n');
    for (const args of [["scan"], ["staged"], ["baseline", "audit"], ["explain", "src/a.js:1"]]) {
      expect(run(...args)).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("version") as string });
    }
  });
});

describe("configuration", () => {
  it("that is wrong ends every command with exit code 2 and the nearest right word", () => {
    folder.write("nxs-guard.config.json", JSON.stringify({ ruels: {} }));
    for (const args of [["scan"], ["staged"], ["rules", "list"], ["explain", "src/a.js:1"]]) {
      expect(run(...args)).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining('"rules"') as string });
    }
  });

  it("--config is read instead of what is found, --trusted-config instead of all that the repository says", () => {
    folder.write("nxs-guard.config.json", JSON.stringify({ rules: { "nexus-api-key": "low" } }));
    folder.write("ci.yaml", "rules:\n  nexus-api-key: high\n");
    folder.write("src/a.js", `${key} // nxs-guard-disable-line -- trust me\n`);
    const severities = (...args: readonly string[]): unknown =>
      (JSON.parse(run("scan", "--report", "json", ...args).stdout) as { findings: object[] }).findings;
    expect(severities()).toMatchObject([{ severity: "low", verdict: "suppressed" }]);
    expect(severities("--config", "ci.yaml")).toMatchObject([{ severity: "high", verdict: "suppressed" }]);
    expect(severities("--trusted-config", "ci.yaml")).toMatchObject([{ severity: "high", verdict: "new" }]);
    expect(run("scan", "--config", "ci.yaml", "--trusted-config", "ci.yaml").code).toBe(2);
  });

  it("counts where the scan takes place, from a subfolder too", () => {
    folder.write("nxs-guard.config.yaml", "paths:\n  exclude: [src]\n");
    expect(nxsGuard(["scan"], { cwd: folder.at("src") }).code).toBe(0);
    folder.git("add", ".");
    expect(nxsGuard(["staged"], { cwd: folder.at("src") })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("1 staged blob scanned") as string,
    });
  });
});

it("--show-suppressed lists what is silenced, and why", () => {
  folder.write("src/a.js", `${key} // nxs-guard-disable-line -- made up\n`);
  expect(run("scan").stdout).not.toContain("made up");
  expect(run("scan", "--show-suppressed").stdout).toContain("src/a.js:1:1 nexus-api-key, suppressed: made up");
});

it("what is wrong with suppressions stands in the report and changes no exit code", () => {
  folder.write("src/a.js", "// nxs-guard-disable-line -- made up\n");
  expect(run("scan")).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("! src/a.js:1 This suppression matches no finding") as string,
  });
});

describe("rules", () => {
  it("list names every rule, with the configured severity", () => {
    folder.write("nxs-guard.config.json", JSON.stringify({ rules: { "nexus-mount-token": "off" } }));
    const { code, stdout } = run("rules", "list");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^nexus-api-key +critical or high +secret +Nexus API key$/m);
    expect(stdout).toMatch(/^nexus-mount-token +off /m);
  });

  it("show tells what a rule finds and how, and names the nearest one for a mistake", () => {
    const { code, stdout } = run("rules", "show", "nexus-api-key");
    expect(code).toBe(0);
    for (const words of ["nxs_", "entropy", "https://", "for example:"]) expect(stdout).toContain(words);
    expect(run("rules", "show", "nexus-apikey")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("Did you mean nexus-api-key?") as string,
    });
  });
});

describe("explain", () => {
  const explained = (target: string, ...args: readonly string[]): string => run("explain", target, ...args).stdout;

  it("says what was found, and that it is new", () => {
    expect(explained("src/a.js:1")).toMatch(
      /nexus-api-key at 1:12 nxs_u_…\w{4}[\s\S]*verdict: new, critical[\s\S]*nexus-api-key at 1:12: matches/,
    );
  });

  it("says why a text is not reported", () => {
    folder.write("src/a.js", `const a = "nxs_u_${"0".repeat(32)}";\nconst b = "x${key}";\nclean\n`);
    expect(explained("src/a.js:1")).toMatch(
      /Nothing is found here[\s\S]*nexus-api-key at 1:12: stopped at evidence, entropy is too low/,
    );
    expect(explained("src/a.js:2")).toContain(
      "nexus-api-key at 2:13: stopped at boundary, a word runs into it from before",
    );
    expect(explained("src/a.js:3")).toContain("No rule begins here");
  });

  it("says what is understood of a request, and what each rule finds wrong with it or not", () => {
    const call = (name: string): string =>
      `fetch("https://api.nexusgpt.io/api/public/thread?q=1", {\n  headers: { "${name}": k },\n});\n`;
    folder.write("src/a.js", `${call("x-api-key")}\n${"\n".repeat(9)}${call("api-key")}`);
    expect(explained("src/a.js:1").split("\n")).toEqual(
      expect.arrayContaining([
        "  A request, as it was understood (a call):",
        "    host: api.nexusgpt.io",
        "    path: /api/public/thread",
        "    parameters: q",
        "    headers that tell of a credential: x-api-key",
        "    nexus-wrong-header: reports 2:15",
        "    nexus-plain-http: nothing to report, by the scheme of its URL, unless its host is the machine itself",
      ]),
    );
    expect(explained("src/a.js:14")).toMatch(
      /Nothing is found here[\s\S]*nexus-wrong-header: nothing to report, by the names of its headers/,
    );
    expect(explained("src/a.js:6")).toContain("No request is understood here");
  });

  it("takes a place in an archive, as reports write it", () => {
    folder.write("src/app.js.gz", gzipSync(`\n${key}\n`));
    folder.write("src/tgz!/a.js", key);
    expect(explained("src/app.js.gz!/app.js:2")).toMatch(/nexus-api-key at 2:1 [\s\S]*verdict: new/);
    expect(explained("src/tgz!/a.js:1")).toContain("nexus-api-key at 1:1");
    expect(run("explain", "src/app.js.gz!/other.js:2")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"src/app.js.gz" holds no such file') as string,
    });
    folder.write("src/app.js.gz", gzipSync(key.repeat(1000)).subarray(0, -9));
    expect(run("explain", "src/app.js.gz!/app.js:1").stderr).toContain("cannot be read: broken archive");
    folder.write("src/app.js.gz", gzipSync(`\n${key}\n`));
    folder.write("nxs-guard.config.json", JSON.stringify({ paths: { exclude: ["**/*.gz"] } }));
    expect(explained("src/app.js.gz!/app.js:2")).toContain("excludes this file");
  });

  it("says who silenced a finding", () => {
    folder.write("src/a.js", `${key} // nxs-guard-disable-line -- made up\n`);
    expect(explained("src/a.js:1")).toContain("verdict: suppressed: made up");
    folder.write(
      "nxs-guard.config.json",
      JSON.stringify({ rules: { "nexus-api-key": "off" }, paths: { exclude: ["src"] } }),
    );
    expect(explained("src/a.js:1")).toMatch(/excludes this file[\s\S]*has the rule off/);
  });

  it("takes a column, in UTF-16 code units, and places in UTF-16 text", () => {
    folder.write("src/a.js", `"𝒳"; a = "${key}"; b = "${other}"\n`);
    const columns = [12, 12 + key.length + 8];
    const found = /^ {2}nexus-api-key at 1:\d+/gm;
    expect(columns.map((column) => explained(`src/a.js:1:${String(column)}`).match(found))).toEqual([
      ["  nexus-api-key at 1:12"],
      [`  nexus-api-key at 1:${String(columns[1])}`],
    ]);
    expect(explained("src/a.js:1:2")).toMatch(
      /Nothing is found here[\s\S]*begin near here[\s\S]*nexus-api-key at 1:12: matches/,
    );
    folder.write("src/b.ps1", Buffer.from(`\ufeff# one\r\n$k = "${key}"\r\n`, "utf16le"));
    expect(explained("src/b.ps1:2")).toContain("nexus-api-key at 2:7");
  });

  it.each([
    ["src/a.js", "names no place"],
    ["src/a.js:0", "names no place"],
    ["src/a.js:99", "no line 99"],
    ["src/nope.js:1", "cannot be read"],
  ])("refuses %s", (target, words) => {
    expect(run("explain", target)).toMatchObject({ code: 2, stderr: expect.stringContaining(words) as string });
  });
});

it.each([
  ["baseline"],
  ["baseline", "create"],
  ["baseline", "update"],
  ["baseline", "prune"],
  ["baseline", "audit"],
  ["rules"],
  ["rules", "list"],
  ["rules", "show"],
  ["explain"],
])("the help for `%s %s` shows examples", (...words) => {
  const { code, stdout } = run(...words.filter((word) => typeof word === "string"), "--help");
  expect(code).toBe(0);
  expect(stdout).toMatch(/Examples:\n {2}\$ nxs-guard/);
});

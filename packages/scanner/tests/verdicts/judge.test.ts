import { hex, sample } from "@nxs-guard/rules/sample";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exitCode } from "../../src/exit-code.ts";
import { loadSettings } from "../../src/config/settings.ts";
import { scan, type ScanResult } from "../../src/scan.ts";
import { staged } from "../../src/sources/staged.ts";
import { workingTree } from "../../src/sources/working-tree.ts";
import { Folder } from "../folder.ts";
import { result } from "../made-up.ts";

const key = sample("nxs_u_", hex(32));

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  folder.init();
});
afterEach(() => {
  folder.remove();
});

const scanTree = (now?: Date): Promise<ScanResult> =>
  scan({ source: workingTree({ cwd: folder.path }), ...(now && { now }) });

describe("comments in documents", () => {
  it("silence findings with their reason, without any configuration", async () => {
    folder.write("a.js", `${key} // nxs-guard-disable-line nexus-api-key -- made up\n`);
    const scanned = await scanTree();
    expect(scanned).toMatchObject({
      findings: [],
      silenced: [{ path: "a.js", verdict: "suppressed", why: "made up" }],
    });
    expect(exitCode(scanned)).toBe(0);
  });

  it("of ESLint count for the rules that its rule stands for", async () => {
    folder.write("a.js", `// eslint-disable-next-line nxs-guard/no-hardcoded-key -- made up\nconst a = "${key}";\n`);
    folder.write("b.js", `// eslint-disable-next-line nxs-guard/no-bearer-prefix -- made up\nconst a = "${key}";\n`);
    const { findings, silenced } = await scanTree();
    expect(findings.map(({ path }) => path)).toEqual(["b.js"]);
    expect(silenced.map(({ path }) => path)).toEqual(["a.js"]);
  });

  it.each<[string, string, RegExp]>([
    ["unused", "// nxs-guard-disable-line nexus-api-key -- made up", /matches no finding/],
    ["without a reason", `${key} // nxs-guard-disable-line nexus-api-key`, /gives no reason/],
    ["expired", `${key} // nxs-guard-disable-line -- made up, until 2026-01-31`, /expired on 2026-01-31/],
    ["with a day that does not exist", `${key} // nxs-guard-disable-line -- made up, until 2026-02-31`, /names no day/],
    ["of an unknown rule", `${key} // nxs-guard-disable-line nexus-api-kee -- made up`, /did you mean nexus-api-key\?/],
  ])("that are %s are reported at their line", async (_, text, words) => {
    folder.write("a.js", `\n${text}\n`);
    expect((await scanTree(new Date("2026-06-01"))).notices).toEqual([
      { path: "a.js", line: 2, message: expect.stringMatching(words) as string },
    ]);
  });

  it("that name an ESLint rule may be unused here: only ESLint knows", async () => {
    folder.write(
      "a.js",
      "// nxs-guard-disable-line no-hardcoded-key -- made up\n// nxs-guard-disable-line prefer-request-id -- old\n",
    );
    expect((await scanTree()).notices).toEqual([]);
  });

  it("hold in text of UTF-16 and in documents that come in pieces", async () => {
    const line = `// nxs-guard-disable-next-line -- made up\n${key}\n`;
    folder.write("utf-16.ps1", Buffer.from(`\ufeff${line}`, "utf16le"));
    folder.write("big.txt", `${"nothing at all\n".repeat(1 << 20)}${line}`);
    const { findings, silenced, notices } = await scanTree();
    expect({ findings, notices }).toEqual({ findings: [], notices: [] });
    expect(silenced.map(({ path }) => path)).toEqual(["big.txt", "utf-16.ps1"]);
  });

  it("are no unused ones in a staged file whose finding is older", async () => {
    folder.write("a.js", `${key} // nxs-guard-disable-line -- made up\n`);
    folder.commit();
    folder.write("a.js", `${key} // nxs-guard-disable-line -- made up\nmore\n`);
    folder.git("add", ".");
    expect(await scan({ source: staged({ cwd: folder.path }) })).toMatchObject({
      findings: [],
      silenced: [],
      notices: [],
    });
  });

  it("that hold a secret themselves never show it", async () => {
    folder.write("a.js", `${key} // nxs-guard-disable-line ${key} -- ${key}, until 2026-01-31\n`);
    expect(JSON.stringify(await scanTree(new Date("2026-06-01")))).not.toContain(key.slice(6));
  });
});

describe("what need not be read", () => {
  it("leaves a scan whole, with the reason beside it", async () => {
    folder.write(
      "nxs-guard.config.json",
      JSON.stringify({ allowIncomplete: [{ reason: "vanished", paths: ["tmp"], why: "scratch" }] }),
    );
    const { judge } = await loadSettings({ cwd: folder.path });
    const skipped = [
      { path: "a.js", reason: "vanished" },
      { path: "tmp/b.js", reason: "vanished" },
      { path: "tmp/c.js", reason: "unreadable" },
    ] as const;
    const { coverage } = result([], { skipped });
    const allowed = await judge.allowing(coverage);
    expect(allowed.skipped).toEqual([skipped[0], { ...skipped[1], allowed: "scratch" }, skipped[2]]);
    expect(exitCode({ ...result([]), coverage: allowed })).toBe(3);
    const whole = await judge.allowing({ ...coverage, skipped: [skipped[1]] });
    expect(exitCode({ ...result([]), coverage: whole })).toBe(0);
  });
});

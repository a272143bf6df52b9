import { Buffer } from "node:buffer";
import { execFileSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import type { Worker } from "node:worker_threads";
import { hex, sample } from "@nxs-guard/rules/sample";
// What is built: a thread starts from a file of its own.
import { history, loadSettings, reports, scan, workingTree, type ScanOptions, type Source } from "@nxs-guard/scanner";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { UnopenedFile } from "../../src/document.ts";
import { zip } from "../archives/packed.ts";
import { Folder, latin1 } from "../folder.ts";
import { run } from "../made-up.ts";

const key = sample("nxs_u_", hex(32));
const acme = sample("acme_", hex(32));
const FILES = 1500;

let folder: Folder;
let plain: Folder;
let started: Worker[] = [];
const note = (worker: Worker): void => void started.push(worker);
beforeAll(async () => {
  folder = new Folder();
  folder.init();
  for (let i = 0; i < FILES; i++) folder.write(`many/${i % 10}/${i}.js`, `export const answer = ${i};\n`);
  for (let i = 0; i < 40; i++)
    folder.write(`many/${i % 10}/leak-${i}.js`, `const key = "${sample("nxs_u_", hex(32, i + 1))}";\n`);
  folder.write("many/acme.js", acme);
  folder.write(`many/${key}/named.js`);
  folder.write("many/silent.js", `const key = "${key}"; // nxs-guard-disable-line -- made up\n`);
  folder.write("many/unused.js", "// nxs-guard-disable-line -- nothing is here\n");
  folder.write("many/packed.zip", await zip({ "in.js": key }));
  folder.write("many/long.txt", Buffer.concat([Buffer.alloc(9 << 20, "clean\n"), Buffer.from(key)]));
  writeFileSync(Buffer.concat([Buffer.from(folder.at("many/")), latin1("caf\xe9.js")]), key);
  symlinkSync("acme.js", folder.at("many/link.js"));
  folder.write("nxs-guard.config.json", JSON.stringify({ customRules: [acmeRule] }));
  folder.write("many/7/nxs-guard.config.json", JSON.stringify({ hosts: ["proxy.example.com"] }));
  for (const name of ["many/7/near.js", "many/8/far.js"])
    folder.write(name, 'fetch("http://proxy.example.com/api/public/thread", { headers: { "api-key": "x" } })');
  folder.commit();
  plain = new Folder();
  execFileSync("cp", ["-R", folder.at("many"), plain.path]);
  process.on("worker", note);
});
afterEach(() => {
  started = [];
});
afterAll(() => {
  process.removeListener("worker", note);
  folder.remove();
  plain.remove();
});

const acmeRule = {
  id: "acme-key",
  title: "Acme key",
  severity: "high",
  anchors: ["acme_"],
  pattern: "acme_[a-z0-9]{32}",
  advice: "Rotate it.",
};

/** Texts in one memory, of which most come when another thread has had the time to start. */
function fleeting(): Source {
  const memory = Buffer.alloc(1 << 17);
  return {
    unit: "text",
    runsAhead: true,
    async *documents(coverage) {
      for (let i = 0; i < 3 * FILES; i++) {
        const content = memory.subarray(0, i % 10 === 0 ? memory.length : 100);
        content.fill(`export const answer = ${i};\n`);
        if (i % 100 === 0) content.write(`"${sample("nxs_u_", hex(32, i + 1))}"`, 50);
        if (i === FILES) await setTimeout(500);
        coverage.select();
        yield { path: `${i}.js`, content };
      }
    },
  };
}

async function report(source: Source, options: Partial<ScanOptions>): Promise<string> {
  const settings = await loadSettings({ cwd: folder.path });
  // The first time, the pattern of the configuration was proven on a thread of its own.
  started = [];
  const names: string[] = [];
  const log = (_: string, message: string): void => void names.push(message);
  const result = await scan({ source, ...settings, log, ...options });
  const style = { color: false, width: 80, detail: "verbose", showsSilenced: true } as const;
  const pieces = (await reports.json.load()).render(result, style, {
    ...run,
    rules: settings.detector.catalogue.rules,
  });
  return [...pieces, ...names].join("\n");
}

describe("the report is the same, and the order in which documents come, with 1, 2 and 4 threads", () => {
  const everything = ["acme-key", "near.js", "leak-39", "silent.js", "unused.js", "packed.zip!/in.js", "long.txt"];
  const sources: [string, () => Source, string[]][] = [
    ["a repository", () => workingTree({ cwd: folder.path }), everything],
    ["a plain folder", () => workingTree({ cwd: plain.path }), everything],
    ["a history", () => history({ cwd: folder.path }), everything],
    ["texts that are gone when the next is asked for", fleeting, ["4400.js"]],
  ];
  it.each(sources)("%s", async (_, source, paths) => {
    const alone = await report(source(), { threads: 1 });
    expect(started).toHaveLength(0);
    for (const path of paths) expect(alone).toContain(path);
    for (const threads of [2, 4]) {
      expect(await report(source(), { threads })).toBe(alone);
      expect(started).toHaveLength(threads - 1);
    }
  });
});

it("small work starts no thread", async () => {
  await scan({ source: workingTree({ cwd: folder.at("many/0") }), threads: 4 });
  expect(started).toHaveLength(0);
});

it("by itself no thread is started for work that one alone does sooner", async () => {
  for (const source of [workingTree({ cwd: folder.path }), history({ cwd: folder.path })]) await scan({ source });
  expect(started).toHaveLength(0);
});

it.skipIf(availableParallelism() < 2)(
  "by itself a thread is started before most of very many files are read",
  async () => {
    const file = { path: "a.js", location: folder.at("many/0/0.js"), open: vi.fn() };
    const stop = new AbortController();
    let done = 0;
    let doneBefore = Infinity;
    const documents = function* (): Iterable<readonly UnopenedFile[]> {
      for (let i = 0; i < 200; i++) {
        doneBefore = done;
        yield Array.from({ length: 100 }, () => file);
      }
    };
    const onProgress = (now: number): void => {
      done = now;
      if (started.length > 0) stop.abort();
    };
    await expect(scan({ source: { unit: "file", documents }, signal: stop.signal, onProgress })).rejects.toThrow();
    expect(doneBefore).toBeLessThan(10_000);
  },
);

it("a scan that is ended ends its threads", async () => {
  const stop = new AbortController();
  const reason = new Error("enough");
  process.once("worker", () => {
    stop.abort(reason);
  });
  const source = workingTree({ cwd: folder.path });
  await expect(scan({ source, threads: 2, signal: stop.signal })).rejects.toBe(reason);
  expect(started).toHaveLength(1);
  await expect.poll(() => started[0]!.threadId).toBe(-1);
});

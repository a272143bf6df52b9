import { Buffer } from "node:buffer";
import { linkSync } from "node:fs";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nxsGuard, type Run } from "./command.ts";
import { Folder } from "./folder.ts";

const key = sample("nxs_u_", hex(32));

let folder: Folder;
beforeAll(() => {
  folder = new Folder();
  // 256 MB are what starts a thread: one file under many names.
  folder.write("many/0.txt", Buffer.alloc(4 << 20, "export const answer = 0;\n"));
  for (let i = 1; i < 100; i++) linkSync(folder.at("many/0.txt"), folder.at(`many/${i}.txt`));
  folder.write("many/leak.js", key);
});
afterAll(() => {
  folder.remove();
});

/** Scans where there is more than one processor, and does something to the first thread that starts. */
function scanWith(name: string, what: string): Run {
  folder.write(name, `require("node:os").availableParallelism = () => 2;\n${what}`);
  return nxsGuard(["scan", "many"], { cwd: folder.path, env: { NODE_OPTIONS: `--require=${folder.at(name)}` } });
}

it("the command shares its work with a thread", () => {
  const { code, stderr } = scanWith("tell.cjs", 'process.once("worker", () => console.error("thread"));');
  expect({ code, stderr }).toEqual({ code: 1, stderr: "thread\n" });
});

/** The work waits for what becomes of the thread, which it could otherwise end without. */
const wait = 'process.once("worker", () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000));';

describe("a thread that ends before its work is done is an internal error, which says so", () => {
  it.each([
    ["by itself", 'process.once("worker", (worker) => worker.terminate());', "exit code"],
    [
      "for want of memory",
      `const threads = require("node:worker_threads");
       const { Worker } = threads;
       threads.Worker = class extends Worker {
         constructor(file, options) { super(file, { ...options, resourceLimits: { maxOldGenerationSizeMb: 1 } }); }
       };`,
      "ERR_WORKER_OUT_OF_MEMORY",
    ],
    [
      "by an error that repeats what it read",
      `const { isMainThread } = require("node:worker_threads");
       if (!isMainThread) setImmediate(() => { throw new Error("${key}"); });`,
      "Error",
    ],
  ])("%s", (name, what, how) => {
    const { code, stdout, stderr } = scanWith(`${name}.cjs`.replaceAll(" ", "-"), what + wait);
    expect({ code, stdout }).toEqual({ code: 4, stdout: "" });
    expect(stderr).toContain(`a thread of the scan ended before its work was done (${how}`);
    expect(stderr).not.toContain(key);
  });
});

it("an interruption ends the command and its threads without a report", () => {
  const interrupt = 'process.once("worker", () => process.kill(process.pid, "SIGINT"));';
  expect(scanWith("interrupt.cjs", interrupt)).toEqual({ code: 130, stdout: "", stderr: "" });
});

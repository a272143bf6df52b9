import { hex, sample } from "@nxs-guard/rules/sample";
import { expect, it } from "vitest";
import type { Document } from "../src/document.ts";
import { scan, type LocatedFinding } from "../src/scan.ts";
import type { Source } from "../src/source.ts";
import { stdin } from "../src/sources/stdin.ts";
import { UserError } from "../src/user-error.ts";

const key = sample("nxs_u_", hex(32));

/** Documents with a key each; tells how many were asked for. */
function keys(count: number): Source & { asked: number } {
  return {
    unit: "file",
    asked: 0,
    async *documents(coverage): AsyncGenerator<Document> {
      for (let i = 0; i < count; i++) {
        this.asked++;
        coverage.select();
        yield await Promise.resolve({ path: `${String(i)}.js`, content: Buffer.from(key) });
      }
    },
  };
}

it("iterated, it gives each finding once, and the result when awaited", async () => {
  const run = scan({ source: keys(3) });
  const found: LocatedFinding[] = [];
  for await (const located of run) found.push(located);
  const { findings, coverage } = await run;
  expect(found.map(({ path }) => path)).toEqual(["0.js", "1.js", "2.js"]);
  expect(findings).toEqual(found);
  expect(coverage).toMatchObject({ selected: 3, scanned: 3 });
});

it("gives a finding before the scan has ended", async () => {
  const source = keys(10_000);
  for await (const { path } of scan({ source })) {
    expect(path).toBe("0.js");
    break;
  }
  expect(source.asked).toBeLessThan(10_000);
});

it("leaving the loop ends the scan", async () => {
  const source = keys(1_000_000);
  const run = scan({ source });
  for await (const { path } of run) if (path !== "") break;
  await expect(run).rejects.toMatchObject({ name: "AbortError" });
  expect(source.asked).toBeLessThan(1_000_000);
});

it("ends with the reason of the caller's signal, in the loop and out of it", async () => {
  const reason = new Error("enough");
  const run = scan({ source: keys(2), signal: AbortSignal.abort(reason) });
  await expect(run).rejects.toBe(reason);
  await expect(run[Symbol.asyncIterator]().next()).rejects.toBe(reason);
});

it("ends at a signal while it reads a file that comes in pieces without a pause", async () => {
  let pieces = 0;
  const source: Source = {
    unit: "file",
    *documents(coverage) {
      coverage.select();
      yield { path: "big.js", content: endless() };
    },
  };
  function* endless(): Generator<Uint8Array, void, undefined> {
    for (; pieces < 100_000; pieces++) yield Buffer.alloc(1 << 16);
  }
  await expect(scan({ source, signal: soon() })).rejects.toBe(REASON);
  expect(pieces).toBeLessThan(100_000);
});

it("ends at a signal while a source gives nothing to look at", async () => {
  let asked = 0;
  const source: Source = {
    unit: "file",
    *documents() {
      for (; asked < 10_000_000; asked++) yield [];
    },
  };
  await expect(scan({ source, signal: soon() })).rejects.toBe(REASON);
  expect(asked).toBeLessThan(10_000_000);
});

it("ends at a signal while it waits for what never comes", async () => {
  const never: AsyncIterable<Uint8Array> = {
    [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }),
  };
  const run = scan({ source: stdin(never), signal: soon() });
  await expect(run[Symbol.asyncIterator]().next()).rejects.toBe(REASON);
  await expect(run).rejects.toBe(REASON);
});

const REASON = new Error("enough");

/** A signal that comes when others have their turn. */
function soon(): AbortSignal {
  const stop = new AbortController();
  setTimeout(() => {
    stop.abort(REASON);
  });
  return stop.signal;
}

it("a source that cannot be read ends the loop with its error", async () => {
  const broken: Source = {
    unit: "file",
    documents: () => {
      throw new UserError("No.", "Try another.");
    },
  };
  await expect(scan({ source: broken })[Symbol.asyncIterator]().next()).rejects.toThrow("No.");
});

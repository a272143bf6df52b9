import { Buffer } from "node:buffer";
import { once } from "node:events";
import { gzipSync, constants, createGzip } from "node:zlib";
import { hex, sample } from "@nxs-guard/rules/sample";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_LIMITS } from "../../src/archives/limits.ts";
import { parts } from "../../src/archives/parts.ts";
import { Unread } from "../../src/unread.ts";
import { places, scanContent } from "../scan-content.ts";
import { offsets, tar, zip } from "./packed.ts";

const key = sample("nxs_u_", hex(32));
const MiB = 1024 * 1024;

/** All bytes that come of a document and the files in it, and why some did not. */
async function unpackedBytes(path: string, content: Uint8Array): Promise<{ bytes: number; missed: string[] }> {
  let bytes = 0;
  const missed: string[] = [];
  for await (const part of parts({ path, content })) {
    try {
      for await (const piece of part.content instanceof Uint8Array ? [part.content] : part.content)
        bytes += piece.length;
    } catch (error) {
      if (!(error instanceof Unread)) throw error;
      missed.push(error.reason);
    }
  }
  return { bytes, missed };
}

/** So many zeros, packed; they are never in memory together. */
async function packedZeros(megabytes: number): Promise<Buffer> {
  const stream = createGzip({ level: constants.Z_BEST_COMPRESSION });
  const packed: Buffer[] = [];
  stream.on("data", (piece: Buffer) => packed.push(piece));
  const zeros = Buffer.alloc(MiB);
  for (let i = 0; i < megabytes; i++) if (!stream.write(zeros)) await once(stream, "drain");
  stream.end();
  await once(stream, "end");
  return Buffer.concat(packed);
}

describe("a bomb is told and not read to its end:", () => {
  it("a packed file that unpacks to a thousand times its length", async () => {
    const bomb = await packedZeros(64);
    const { bytes, missed } = await unpackedBytes("a.gz", bomb);
    expect(missed).toEqual(["over the limit"]);
    expect(bytes).toBeLessThan(8 * MiB + bomb.length * (DEFAULT_LIMITS.ratio + 1));
  });

  it("a packed file that is joined from many, each of which unpacks to megabytes", async () => {
    const one = gzipSync(Buffer.alloc(7 * MiB));
    const bomb = Buffer.concat(Array.from({ length: 100 }, () => one));
    const { bytes, missed } = await unpackedBytes("a.gz", bomb);
    expect(missed).toEqual(["over the limit"]);
    expect(bytes).toBeLessThan(8 * MiB + bomb.length * (DEFAULT_LIMITS.ratio + 1));
  });

  it("many files that each unpack to megabytes", async () => {
    const zeros = Buffer.alloc(7 * MiB);
    const bomb = await zip(Object.fromEntries(Array.from({ length: 4 }, (_, i) => [String(i), zeros])));
    const { bytes, missed } = await unpackedBytes("a.zip", bomb);
    expect(missed).toContain("over the limit");
    expect(bytes).toBeLessThan(8 * MiB + bomb.length * (DEFAULT_LIMITS.ratio + 1));
  });

  it("archives in archives that unpack to more and more", async () => {
    let bomb: Buffer = gzipSync(Buffer.alloc(7 * MiB));
    for (let depth = 0; depth < 2; depth++) {
      const inner = bomb;
      bomb = await zip(Object.fromEntries(Array.from({ length: 16 }, (_, i) => [`${String(i)}.x`, inner])));
    }
    const { bytes, missed } = await unpackedBytes("a.zip", bomb);
    expect(missed).toContain("over the limit");
    expect(bytes).toBeLessThan(20 * MiB);
  });

  it("files that share their bytes", async () => {
    const archive = await zip({ "a.js": `"${key}"`, "b.js": "b", "c.js": "c" });
    const [first] = offsets(archive, "\x03\x04");
    for (const entry of offsets(archive, "\x01\x02")) archive.writeUInt32LE(first!, entry + 42);
    const { coverage } = await scanContent("a.zip", archive);
    expect(coverage.skipped.filter(({ path }) => path !== "a.zip").length).toBeGreaterThanOrEqual(2);
  });
});

describe("limits hold", () => {
  it("for the number of entries", async () => {
    const archive = await zip({ "a.js": `"${key}"`, "b.js": `"${key}"`, "c.js": `"${key}"` });
    const result = await scanContent("a.zip", archive, { entries: 2 });
    expect(places(result)).toEqual(["a.zip!/a.js:1:2", "a.zip!/b.js:1:2"]);
    expect(result.coverage.skipped).toEqual([{ path: "a.zip", reason: "over the limit" }]);
  });

  it("for what an entry comes to, but for what is found before that", async () => {
    const text = `"${key}"\n${"a\n".repeat(1000)}`;
    const result = await scanContent("a.zip", await zip({ "a.js": text, "b.js": "b" }), { entryBytes: 100 });
    expect(places(result)).toEqual(["a.zip!/a.js:1:2"]);
    expect(result.coverage.skipped).toEqual([{ path: "a.zip!/a.js", reason: "over the limit" }]);
  });

  it("for what all entries come to", async () => {
    const text = "a line of text\n".repeat(10);
    const archive = await zip({ a: text, b: text, c: text, d: text });
    const { coverage } = await scanContent("a.zip", archive, { totalBytes: 2.5 * text.length });
    expect(coverage.skipped).toEqual([
      { path: "a.zip", reason: "over the limit" },
      { path: "a.zip!/c", reason: "over the limit" },
    ]);
  });

  it("for the archive itself, whose own bytes are scanned all the same", async () => {
    const archive = await zip({ a: `"${key}"` }, { compress: false });
    for (const content of [archive, [archive.subarray(0, 60), archive.subarray(60)]]) {
      const result = await scanContent("a.zip", content, { heldBytes: 100 });
      expect(places(result)).toEqual(["a.zip:1:33"]);
      expect(result.coverage.skipped).toEqual([{ path: "a.zip", reason: "over the limit" }]);
    }
  });
});

describe("a tar archive cannot", () => {
  /** A header with its checksum. */
  function header(type: string, size: string): Buffer {
    const block = Buffer.alloc(512);
    block.write("name");
    block.write(size, 124, "latin1");
    block.write(type, 156);
    block.write("ustar\x0000", 257);
    block.fill(" ", 148, 156);
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
    return block;
  }

  it.each([
    ["claim an extended header of gigabytes", header("x", "77777777777\0")],
    ["claim more bytes than there are", header("0", "77777777777\0")],
    ["claim a size that no number holds", header("0", "\xff".repeat(12))],
    ["claim a size that is no number", header("0", "twelve bytes")],
  ])("%s", async (_, block) => {
    for (const archive of [
      Buffer.concat([block, Buffer.alloc(2048)]),
      gzipSync(Buffer.concat([block, Buffer.alloc(2048)])),
    ]) {
      const { missed } = await unpackedBytes("a", archive);
      expect(missed).toContain("broken archive");
    }
  });

  it("make every entry pay for a long header", async () => {
    const extended = Buffer.alloc(512 * 1024, "9 a=bcde\n");
    const block = Buffer.concat([header("g", `${extended.length.toString(8).padStart(11, "0")}\0`), extended]);
    const small = Buffer.concat([
      header("x", "00000000011\0"),
      Buffer.alloc(512, "9 a=bcde\n"),
      header("0", "00000000000\0"),
    ]);
    const archive = Buffer.concat([block, ...Array.from({ length: 5000 }, () => small), Buffer.alloc(1024)]);
    expect((await unpackedBytes("a.tar", archive)).missed).toEqual([]);
  });
});

it("no broken byte of an archive makes anything but a scan that says what it missed", async () => {
  const files = { "a.js": `"${key}"`, "dir/b.txt": "text\n".repeat(50) };
  const archives = {
    "a.zip": await zip(files),
    "b.zip": await zip(files, { compress: false, forceZip64Format: true }),
    "c.tar": await tar(files, [{ name: "link", type: "symlink", linkname: "a.js" }]),
    "d.tgz": gzipSync(await tar({ ...files, "e.zip": await zip(files) })),
  };
  const changes = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 255 })), {
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.entries(archives)),
      changes,
      fc.double({ min: 0, max: 1, noNaN: true }),
      async ([name, archive], bytes, length) => {
        const broken = Buffer.from(archive.subarray(0, Math.ceil(archive.length * Math.min(1, length * 2))));
        for (const [at, byte] of bytes) broken[Math.floor(at * broken.length)] = byte;
        const { coverage } = await scanContent(name, broken);
        expect(coverage.selected).toBe(coverage.scanned + coverage.skipped.length);
      },
    ),
    { numRuns: 400 },
  );
});

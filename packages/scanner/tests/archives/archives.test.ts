import { Buffer } from "node:buffer";
import { gzipSync } from "node:zlib";
import { hex, sample } from "@nxs-guard/rules/sample";
import { describe, expect, it } from "vitest";
import { exitCode, ExitCode } from "../../src/exit-code.ts";
import { places, scanContent } from "../scan-content.ts";
import { offsets, patched, tar, zip } from "./packed.ts";

const key = sample("nxs_u_", hex(32));
const other = sample("nxs_p_", hex(32));
const code = `\nconst apiKey = "${key}";\n`;

describe("a key is found in", () => {
  const files = { "assets/index.js": code, "safe.txt": "nothing\n" };

  it.each(["app.apk", "app.ipa", "lib.jar", "tool.vsix", "tool-1.0-py3-none-any.whl", "a.zip", "no-extension"])(
    "a ZIP archive called %s",
    async (name) => {
      const result = await scanContent(name, await zip(files));
      expect(places(result)).toEqual([`${name}!/assets/index.js:2:17`]);
      expect(result.coverage).toMatchObject({ selected: 1, scanned: 1, skipped: [] });
    },
  );

  it.each([false, true])("stored entries of a ZIP archive, once (ZIP64: %s)", async (forceZip64Format) => {
    const archive = await zip(files, { compress: false, forceZip64Format });
    expect(places(await scanContent("a.zip", archive))).toEqual(["a.zip!/assets/index.js:2:17"]);
  });

  it("the comment of a ZIP archive, which is no file in it", async () => {
    const result = await scanContent("a.zip", await zip({ ...files }, { comment: other }));
    expect(result.findings.map(({ path }) => path)).toEqual(["a.zip", "a.zip!/assets/index.js"]);
  });

  it.each([
    ["crx", Buffer.concat([Buffer.from("Cr24\x03\0\0\0\x05\0\0\0proof", "latin1")])],
    ["jar", Buffer.from("#!/bin/sh\nexec java -jar $0\n")],
  ])("a ZIP archive behind something else (.%s)", async (extension, front) => {
    const archive = Buffer.concat([front, await zip(files)]);
    expect(places(await scanContent(`a.${extension}`, archive))).toEqual([`a.${extension}!/assets/index.js:2:17`]);
  });

  it("a ZIP archive with something behind it", async () => {
    const archive = Buffer.concat([await zip(files), Buffer.alloc(100, 0xff)]);
    expect(places(await scanContent("a.zip", archive))).toEqual(["a.zip!/assets/index.js:2:17"]);
  });

  it("a tar archive, once", async () => {
    expect(places(await scanContent("a.tar", await tar(files)))).toEqual(["a.tar!/assets/index.js:2:17"]);
  });

  it.each(["a.tar.gz", "a.tgz", "download"])("a packed tar archive called %s", async (name) => {
    expect(places(await scanContent(name, gzipSync(await tar(files))))).toEqual([`${name}!/assets/index.js:2:17`]);
  });

  it("a packed file, which is judged by its own name", async () => {
    expect(places(await scanContent("conf/.env.gz", gzipSync(`NEXUS_API_KEY=${key}\n`)))).toEqual([
      "conf/.env.gz!/.env:1:15",
    ]);
  });

  it("two packed files in one", async () => {
    const packed = Buffer.concat([gzipSync("first\n"), gzipSync(code)]);
    expect(places(await scanContent("log.gz", packed))).toEqual(["log.gz!/log:3:17"]);
  });

  it("names that tar keeps in extended headers, and the files behind them", async () => {
    const name = `${"long/".repeat(60)}ünïcode.js`;
    expect(places(await scanContent("a.tar", await tar({ [name]: code })))).toEqual([`a.tar!/${name}:2:17`]);
  });

  it("the target of a link in a tar archive", async () => {
    const archive = await tar({}, [{ name: "link", type: "symlink", linkname: `/run/${key}` }]);
    expect(places(await scanContent("a.tar", archive))).toEqual(["a.tar!/link:1:6"]);
    expect(places(await scanContent("a.tgz", gzipSync(archive)))).toEqual(["a.tgz!/link:1:6"]);
  });

  it("a text in UTF-16", async () => {
    const archive = await zip({ "a.ps1": Buffer.from(`\ufeff${code}`, "utf16le") });
    expect(places(await scanContent("a.zip", archive))).toEqual(["a.zip!/a.ps1:2:17"]);
  });

  it("an archive that comes in pieces of any size", async () => {
    const archive = gzipSync(await zip(files));
    for (const size of [1, 7, 300]) {
      const pieces = Array.from({ length: Math.ceil(archive.length / size) }, (_, index) =>
        archive.subarray(index * size, (index + 1) * size),
      );
      expect(places(await scanContent("-", pieces))).toEqual(["-!/-!/assets/index.js:2:17"]);
    }
  });

  it("an entry of many megabytes", async () => {
    const content = Buffer.alloc(9 * 1024 * 1024, "of much text this is a line, and no line else\n");
    content.write(code, content.length - code.length);
    const result = await scanContent("a.zip", await zip({ "big.txt": content }), { ratio: 10_000 });
    expect(result.findings.map(({ path, finding }) => [path, finding.span.end])).toEqual([
      ["a.zip!/big.txt", content.length - 3],
    ]);
  });
});

it("a key in the name of a file in an archive is found, and masked everywhere", async () => {
  const result = await scanContent("a.zip", await zip({ [`${key}/a.txt`]: "x", [`${key}/b.txt`]: "y" }));
  expect(result.findings.map(({ path, where }) => [path, where])).toEqual([[`a.zip!/nxs_u_…${key.slice(-4)}`, "name"]]);
  expect(JSON.stringify(result)).not.toContain(key);
});

it("a key in the name of an archive is told once, not with every file in it", async () => {
  const result = await scanContent(`${key}.zip`, await zip({ "a.txt": "x", "b.txt": "y" }, { comment: key }));
  const name = `nxs_u_…${key.slice(-4)}.zip`;
  expect(result.findings.map(({ path, where }) => [path, where])).toEqual([
    [name, "name"],
    [name, "content"],
  ]);
});

it("a text that merely has the name of an archive is a text", async () => {
  for (const name of ["a.zip", "a.gz", "a.tar", "a.jar"]) {
    const result = await scanContent(name, Buffer.from(code));
    expect(places(result)).toEqual([`${name}:2:17`]);
    expect(result.coverage.skipped).toEqual([]);
  }
});

describe("archives in archives", () => {
  it("are read to a depth of three, and told beyond", async () => {
    const first = await zip({ "a.js": code });
    const second = gzipSync(await tar({ "1.zip": first }));
    const third = await zip({ "2.tgz": second });
    expect(places(await scanContent("3.jar", third))).toEqual(["3.jar!/2.tgz!/1.zip!/a.js:2:17"]);

    const result = await scanContent("4.zip", await zip({ "3.jar": third, "b.js": `"${other}"` }));
    expect(places(result)).toEqual(["4.zip!/b.js:1:2"]);
    expect(result.coverage.skipped).toEqual([{ path: "4.zip!/3.jar!/2.tgz!/1.zip", reason: "nested too deep" }]);
  });

  it("that are stored are found once", async () => {
    const inner = await zip({ "a.js": code }, { compress: false });
    const archive = await tar({ "b.zip": inner });
    expect(places(await scanContent("c.tar", archive))).toEqual(["c.tar!/b.zip!/a.js:2:17"]);
  });

  it("are opened as deep as the limit says", async () => {
    const archive = await zip({ "a.zip": await zip({ "a.js": code }) });
    expect(places(await scanContent("b.zip", archive, { depth: 2 }))).toHaveLength(1);
    for (const depth of [0, 1]) {
      const { findings, coverage } = await scanContent("b.zip", archive, { depth });
      expect(findings).toEqual([]);
      expect(coverage.skipped.map(({ reason }) => reason)).toEqual(["nested too deep"]);
    }
  });
});

describe("what cannot be read is told, and what can be is read all the same:", () => {
  it("an encrypted entry", async () => {
    const archive = await zip({ "a.js": code, "b.js": `"${other}"` });
    for (const signature of ["\x01\x02", "\x03\x04"]) {
      const flags = offsets(archive, signature)[0]! + (signature === "\x01\x02" ? 8 : 6);
      archive.writeUInt16LE(archive.readUInt16LE(flags) | 1, flags);
    }
    const result = await scanContent("a.zip", archive);
    expect(places(result)).toEqual(["a.zip!/b.js:1:2"]);
    expect(result.coverage.skipped).toEqual([{ path: "a.zip!/a.js", reason: "encrypted" }]);
    expect(exitCode({ ...result, findings: [] })).toBe(ExitCode.incomplete);
  });

  it("an entry under a compression that nobody here knows", async () => {
    const archive = await zip({ "a.js": code });
    archive.writeUInt16LE(14, offsets(archive, "\x01\x02")[0]! + 10);
    const { coverage } = await scanContent("a.zip", archive);
    expect(coverage.skipped).toEqual([{ path: "a.zip!/a.js", reason: "unknown compression" }]);
  });

  it.each([
    ["length", 24],
    ["checksum", 16],
  ])("an entry whose %s is wrong", async (_, field) => {
    for (const compress of [true, false]) {
      const archive = await zip({ "a.js": code }, { compress });
      archive.writeUInt32LE(
        archive.readUInt32LE(offsets(archive, "\x01\x02")[0]! + field) + 1,
        offsets(archive, "\x01\x02")[0]! + field,
      );
      const result = await scanContent("a.zip", archive);
      expect(places(result)).toEqual(["a.zip!/a.js:2:17"]);
      expect(result.coverage.skipped).toEqual([{ path: "a.zip!/a.js", reason: "broken archive" }]);
    }
  });

  it("an archive whose directory counts fewer files than it lists", async () => {
    const archive = await zip({ "a.js": "nothing", "b.js": code });
    const [end] = offsets(archive, "\x05\x06");
    archive.writeUInt16LE(1, end! + 8);
    archive.writeUInt16LE(1, end! + 10);
    const { coverage } = await scanContent("a.zip", archive);
    expect(coverage.skipped).toEqual([{ path: "a.zip", reason: "broken archive" }]);
  });

  it("an archive that is cut off, of each kind", async () => {
    const files = { "a.js": code, "b.bin": Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * i) >> 3)) };
    for (const [name, archive] of [
      ["a.zip", await zip(files)],
      ["a.tar", await tar(files)],
      ["a.tgz", gzipSync(await tar(files))],
      ["a.gz", gzipSync(files["b.bin"])],
    ] as const) {
      const { coverage } = await scanContent(name, archive.subarray(0, Math.ceil(archive.length / 2)));
      expect([name, coverage.skipped.map(({ reason }) => reason)]).toEqual([
        name,
        expect.arrayContaining(["broken archive"]),
      ]);
    }
  });

  it("the end of a packed file that is cut off", async () => {
    const packed = gzipSync(code);
    const result = await scanContent("a.js.gz", packed.subarray(0, -10));
    expect(places(result)).toEqual(["a.js.gz!/a.js:2:17"]);
    expect(result.coverage.skipped).toEqual([{ path: "a.js.gz!/a.js", reason: "broken archive" }]);
  });
});

describe("names that lead elsewhere", () => {
  it.each(["../../x.js", "/etc/xx.js", "C:\\x\\xx.js", "a\0b/\x1b[1m.js"])("are only names: %j", async (name) => {
    const plain = "plain_names".slice(0, name.length);
    const archive = patched(await zip({ [plain]: code }), plain, name);
    expect(places(await scanContent("a.zip", archive))).toEqual([`a.zip!/${name}:2:17`]);
  });

  it("may be the same for two files", async () => {
    const archive = patched(await zip({ "a.js": code, "b.js": `"${other}"` }), "b.js", "a.js");
    expect(places(await scanContent("a.zip", archive))).toEqual(["a.zip!/a.js:1:2", "a.zip!/a.js:2:17"]);
  });
});

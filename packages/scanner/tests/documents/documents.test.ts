import { Buffer } from "node:buffer";
import { hex, sample } from "@nxs-guard/rules/sample";
import { describe, expect, it } from "vitest";
import { zip } from "../archives/packed.ts";
import { scanContent } from "../scan-content.ts";

const key = sample("nxs_u_", hex(32));
const url = "https://api.nexusgpt.io/api/public/thread";

type Found = readonly [ruleId: string, landmark: string | undefined];

async function found(name: string, content: unknown, indent?: number): Promise<Found[]> {
  const { findings } = await scanContent(name, Buffer.from(JSON.stringify(content, null, indent)));
  return findings.map(({ finding, landmark }) => [finding.ruleId, landmark]);
}

describe("in a notebook", () => {
  const cell = (source: string | readonly string[], outputs: readonly unknown[] = []): Record<string, unknown> => ({
    cell_type: "code",
    metadata: {},
    outputs,
    source,
  });
  const notebook = (...cells: readonly unknown[]): Record<string, unknown> => ({ cells, nbformat: 4 });

  it.each([1, undefined])("a place is a cell and a line of it (indented by %s)", async (indent) => {
    const content = notebook(cell("import os"), cell(["import requests\n", "é = 1; k = 'a\\n'\n", `key = "${key}"\n`]));
    expect(await found("a.ipynb", content, indent)).toEqual([["nexus-api-key", "cell 2, line 3"]]);
  });

  it("a cell may be one string", async () => {
    expect(await found("a.ipynb", notebook(cell(`a\nb\n\nkey = "${key}"`)))).toEqual([
      ["nexus-api-key", "cell 1, line 4"],
    ]);
  });

  it("an output is named", async () => {
    const outputs = [
      { output_type: "stream", name: "stdout", text: ["first\n", `${key}\n`] },
      { output_type: "execute_result", data: { "text/plain": [`'${key}'`] } },
      { output_type: "error", traceback: [`Error: ${key}`] },
    ];
    expect(await found("a.ipynb", notebook(cell("a", outputs)))).toEqual([
      ["nexus-api-key", "cell 1, output 1, line 2"],
      ["nexus-api-key", "cell 1, output 2, line 1"],
      ["nexus-api-key", "cell 1, output 3, line 1"],
    ]);
  });

  it("cells of the format's version 3 are cells", async () => {
    const content = {
      worksheets: [{ cells: [cell("a"), { cell_type: "code", input: [`x = "${key}"`] }] }],
      nbformat: 3,
    };
    expect(await found("a.ipynb", content)).toEqual([["nexus-api-key", "cell 2, line 1"]]);
  });

  it("what is beside the cells has no landmark", async () => {
    expect(await found("a.ipynb", { ...notebook(cell("a")), metadata: { key } })).toEqual([
      ["nexus-api-key", undefined],
    ]);
  });
});

describe("in a Postman collection", () => {
  const request = {
    name: "Create thread",
    request: {
      method: "POST",
      header: [
        { key: "Accept", value: "*/*" },
        { key: "api-key", value: key },
      ],
      url: { raw: url, query: [{ key: "token", value: key }] },
      body: { mode: "raw", raw: `{\n  "key": "${key}"\n}` },
      auth: { type: "apikey", apikey: [{ key: "value", value: key }] },
    },
    event: [{ listen: "prerequest", script: { exec: ["// a script", `const k = "${key}";`] } }],
    response: [{ name: "created", originalRequest: { header: [{ key: "api-key", value: key }] } }],
  };
  const landmarks = [
    `request "Create thread" › header api-key`,
    `request "Create thread" › parameter token`,
    `request "Create thread" › body, line 2`,
    `request "Create thread" › authorization`,
    `request "Create thread" › script prerequest, line 2`,
    `request "Create thread" › example "created" › header api-key`,
  ];

  it.each(["nexus.postman_collection.json", "exported.json"])(
    "a place is a request and its part (%s)",
    async (name) => {
      const content = {
        info: { _postman_id: "1", name: "Nexus", schema: "https://schema.getpostman.com/json/collection/v2.1.0/" },
        item: [request, { name: "Threads", item: [request] }],
        variable: [{ key: "apiKey", value: key }],
      };
      const places = (await found(name, content))
        .filter(([rule]) => rule === "nexus-api-key")
        .map(([, landmark]) => landmark);
      expect(places).toEqual([
        ...landmarks,
        ...landmarks.map((words) => `folder "Threads" › ${words}`),
        "variable apiKey",
      ]);
    },
  );

  it("a variable of an environment has its name", async () => {
    const content = {
      name: "Production",
      values: [{ key: "apiKey", value: key }],
      _postman_variable_scope: "environment",
    };
    expect(await found("prod.postman_environment.json", content)).toEqual([["nexus-api-key", "variable apiKey"]]);
  });

  it("other JSON is left as it is", async () => {
    expect(await found("other.json", { item: [request] })).toContainEqual(["nexus-api-key", undefined]);
  });
});

it("in a recording of traffic, a place is an entry and a part of its messages", async () => {
  const entry = {
    request: {
      method: "GET",
      url: `${url}?page=1`,
      headers: [{ name: "api-key", value: key }],
      cookies: [{ name: "session", value: key }],
      postData: { text: key },
    },
    response: { headers: [{ name: "x-echo", value: key }], content: { text: key } },
  };
  const first = { request: { method: "GET", url: "https://example.com/" }, response: {} };
  const title = `entry 2 GET ${url} ›`;
  for (const name of ["a.har", "a.json"]) {
    expect(await found(name, { log: { version: "1.2", entries: [first, entry] } }, 2)).toEqual([
      ["nexus-api-key", `${title} request header api-key`],
      ["nexus-api-key", `${title} request cookie session`],
      ["nexus-api-key", `${title} request body`],
      ["nexus-api-key", `${title} response header x-echo`],
      ["nexus-api-key", `${title} response body`],
    ]);
  }
});

describe("in a source map", () => {
  const source = `// 😀 "quoted"\n\t/* 😀 */ const k = "${key}";\n`;

  it("a place is one of the source", async () => {
    const map = { version: 3, sources: ["webpack://src/a.ts", "webpack://src/app.ts"], sourcesContent: [null, source] };
    expect(await found("app.js.map", map)).toEqual([["nexus-api-key", "webpack://src/app.ts:2:22"]]);
  });

  it("that is an index of maps, or has a root, the source has its whole name", async () => {
    const map = { sourceRoot: "src", sources: ["app.ts"], sourcesContent: [source] };
    expect(await found("app.css.map", { version: 3, sections: [{ offset: {}, map }] })).toEqual([
      ["nexus-api-key", "src/app.ts:2:22"],
    ]);
  });
});

describe("a misuse that quotes and escapes hide", () => {
  const call = `await fetch("${url}", {\n  headers: {\n    // a comment, with "quotes"\n    "x-api-key": process.env["NEXUS_API_KEY"],\n  },\n});\n`;

  it.each([
    ["app.js.map", { version: 3, sources: ["app.js"], sourcesContent: ["", call] }, "source 2:4:6"],
    ["a.ipynb", { cells: [{ cell_type: "code", source: call.split(/(?<=\n)/) }] }, "cell 1, line 4"],
  ])("is found once, where it stands in the document: %s", async (name, content, landmark) => {
    const bytes = Buffer.from(JSON.stringify(content, null, 1));
    const { findings } = await scanContent(name, bytes);
    expect(findings.map(({ finding, landmark }) => [finding.ruleId, landmark])).toEqual([
      ["nexus-wrong-header", landmark],
    ]);
    const { finding } = findings[0]!;
    expect(bytes.toString("utf8", finding.span.start, finding.span.end)).toContain("x-api-key");
    expect(finding.excerpt.lines[finding.excerpt.mark.line]).toContain("x-api-key");
  });
});

describe("a landmark", () => {
  it("holds no secret, and is bounded", async () => {
    const content = {
      info: { schema: "https://schema.getpostman.com/json/collection/v2.1.0/" },
      item: [{ name: `with ${key} ${"long ".repeat(100)}`, request: { header: [{ key: "api-key", value: key }] } }],
    };
    const result = await scanContent("a.json", Buffer.from(JSON.stringify(content)));
    const landmark = result.findings.at(-1)?.landmark ?? "";
    expect(landmark).toContain(`with nxs_u_…${key.slice(-4)}`);
    expect(landmark).toHaveLength(200);
    expect(JSON.stringify(result)).not.toContain(key);
  });

  it("is given in archives too, and in documents that come in pieces", async () => {
    const notebook = Buffer.from(JSON.stringify({ cells: [{ source: `"${key}"` }] }));
    const inArchive = await scanContent("a.zip", await zip({ "a.ipynb": notebook }));
    const inPieces = await scanContent("a.ipynb", [notebook.subarray(0, 20), notebook.subarray(20)]);
    for (const { findings } of [inArchive, inPieces]) expect(findings[0]?.landmark).toBe("cell 1, line 1");
  });

  it.each([
    ["cut off", (text: string) => text.slice(0, -5)],
    ["nested beyond reason", (text: string) => "[".repeat(1_000_000) + text],
    ["no JSON at all", (text: string) => `}],:"\\${text}`],
  ])("is none or right where the document is %s", async (_, breakIt) => {
    const text = breakIt(JSON.stringify({ cells: [{ source: `"${key}"` }] }));
    const { findings } = await scanContent("a.ipynb", Buffer.from(text));
    expect(findings.map(({ finding }) => finding.ruleId)).toEqual(["nexus-api-key"]);
    expect([undefined, "cell 1, line 1"]).toContain(findings[0]?.landmark);
  });
});

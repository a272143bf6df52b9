import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lengthToCut } from "../../src/requests/index.ts";
import type { Placed, RequestRecord } from "../../src/requests/record.ts";
import { contextOf, cut, requestsIn, written } from "./cut-example.ts";

describe("the form of a text says what belongs to a request", () => {
  test("a shell command with its continuation lines", () => {
    const [request] = requestsIn(
      'curl https://api.example.com/x \\\n  -H "api-key: k"\ncurl -H "api-key: other" "$OTHER_URL"',
    );
    expect(request?.form).toBe("shell");
    expect(written(request?.headers ?? [])).toEqual(["api-key=k"]);
  });

  test("a raw HTTP request up to the blank line", () => {
    const [request] = requestsIn("POST https://api.example.com/x\napi-key: k\n\nx-api-key: body\n");
    expect(request?.form).toBe("http");
    expect(written(request?.headers ?? [])).toEqual(["api-key=k"]);
  });

  test("a raw HTTP request whose host is a header", () => {
    const [request] = requestsIn("GET /a/b?c=d HTTP/1.1\nHost: api.example.com\nauthorization: Basic k\n");
    expect(request?.path?.text).toBe("/a/b");
    expect(written(request?.headers ?? [])).toEqual(["authorization=Basic k"]);
  });

  test("a JSON object, and not its neighbour", () => {
    const [request] = requestsIn(
      '[{"url":"https://api.example.com","headers":{"api-key":"k"}},{"url":"https://other.test","headers":{"x-api-key":"o"}}]',
    );
    expect(request?.form).toBe("object");
    expect(written(request?.headers ?? [])).toEqual(['api-key="k"']);
  });

  test("a YAML mapping, and not its neighbour", () => {
    const text = `
servers:
  one:
    url: https://api.example.com
    headers:
      api-key: k
  two:
    headers:
      x-api-key: o
`;
    const [request] = requestsIn(text, { path: "servers.yaml" });
    expect(request?.form).toBe("object");
    expect(written(request?.headers ?? [])).toEqual(["api-key=k"]);
  });

  test("a call and its arguments", () => {
    const [request] = requestsIn(
      'fetch("https://api.example.com", {\n\n\n\n\n\n\n\n  headers: { "api-key": key },\n});',
    );
    expect(request?.form).toBe("call");
    expect(written(request?.headers ?? [])).toEqual(["api-key=key"]);
  });

  test("else five lines, and not six", () => {
    const apart = (lines: number): string =>
      `const url = "https://api.example.com";${"\n".repeat(lines)}const h = { Authorization: k };`;
    expect(written(requestsIn(apart(5))[0]?.headers ?? [])).toEqual(["Authorization=k"]);
    expect(written(requestsIn(apart(6))[0]?.headers ?? [])).toEqual([]);
  });
});

describe("a header belongs to one request", () => {
  test("to the call that names its variable", () => {
    const text = `
const mine = { "api-key": a };
const theirs = { "x-api-key": b };
fetch("https://api.example.com", { headers: mine });
fetch("https://other.test", { headers: theirs });
`;
    expect(written(requestsIn(text)[0]?.headers ?? [])).toEqual(["api-key=a"]);
  });

  test("to the request made before, where it is set by a call", () => {
    const text = `
a = get("https://other.test").set("Authorization", theirs);
b = get("https://api.example.com").set("api-key", mine);
`;
    expect(written(requestsIn(text)[0]?.headers ?? [])).toEqual(["api-key=mine"]);
  });

  test("not to a request that has its own already", () => {
    const text = `
fetch("https://api.example.com", { headers: { "api-key": k } });
const other = { Authorization: o };
`;
    expect(written(requestsIn(text)[0]?.headers ?? [])).toEqual(["api-key=k"]);
  });

  test("to the request whose URL's variable its call names", () => {
    const text = `
const OURS = "https://api.example.com";
const THEIRS = "https://other.test";
get(THEIRS + "/x", { headers: { Authorization: theirs } });
get(OURS + "/x", { headers: { "api-key": ours } });
`;
    expect(written(requestsIn(text)[0]?.headers ?? [])).toEqual(["api-key=ours"]);
  });

  test("not to a request when it stands in a call to one's own server", () => {
    const text = 'const url = "https://api.example.com";\nfetch("/chat", { headers: { Authorization: session } });';
    expect(requestsIn(text)[0]?.headers).toEqual([]);
  });

  test("a URL that is sent in a body takes nothing from the request around", () => {
    const text =
      'fetch("https://api.example.com", { body: { url: "https://other.test/file" }, headers: { "api-key": k } });';
    expect(written(requestsIn(text)[0]?.headers ?? [])).toEqual(["api-key=k"]);
  });
});

describe("hosts", () => {
  test.each([
    "api.example.com.evil.test",
    "my-api.example.com",
    "v2.api.example.com",
    "api.example.com@evil.test",
    "api.example.community",
  ])("%s is another one", (host) => {
    expect(requestsIn(`curl https://${host}/x`)).toEqual([]);
  });

  test.each([
    "https://api.example.com",
    "https:\\/\\/api.example.com\\/x",
    "https%3A%2F%2Fapi.example.com%2Fx",
    "https://me:pw@api.example.com/",
    "\\nhttps://API.EXAMPLE.COM:443/x",
  ])("%s is the vendor's", (url) => {
    expect(requestsIn(url)[0]?.scheme?.text).toBe("https");
  });

  test("one that is compared with is no request", () => {
    expect(requestsIn('if (url.startsWith("http://api.example.com")) fail();')).toEqual([]);
  });
});

test("an OpenAPI document's security schemes hold for its servers, however far away", () => {
  const text = `openapi: 3.1.0\nservers:\n  - url: https://api.example.com\npaths:\n${"  /x: {}\n".repeat(3000)}components:\n  securitySchemes:\n    key:\n      type: apiKey\n      in: header\n      name: X-Key\n    other:\n      type: http\n      scheme: bearer\n`;
  const description = requestsIn(text).find(({ headers }) => headers.length > 0);
  expect(description?.headers.map(({ name }) => name.text)).toEqual(["X-Key"]);
  expect(description?.schemes.map(({ name }) => name.text)).toEqual(["bearer"]);
});

test("a name and a value of a header stand not far apart on one line", () => {
  const headersOf = (between: number): string[] =>
    written(requestsIn(`"https://api.example.com" key: api-key${" ".repeat(between)}value: k`)[0]?.headers ?? []);
  expect(headersOf(1000)).toEqual(["api-key=k"]);
  expect(headersOf(2100)).toEqual([]);
});

describe("credentials without a host", () => {
  test("a parameter of another URL", () => {
    expect(written(cut("https://other.test/?token=exk_abc&x=1")[0]?.query ?? [])).toEqual(["token=exk_abc"]);
  });

  test("a path that names no host keeps its path, one that names another does not", () => {
    expect(cut("fetch(`/api/x?api-key=${k}`)")[0]?.path?.text).toBe("/api/x");
    expect(cut("fetch(`https://other.test/api/x?api-key=${k}`)")[0]?.path).toBeUndefined();
  });

  test("the scheme just before", () => {
    const [record] = cut('token = "Bearer exk_abc"');
    expect(record?.schemes.map(({ name, credential }) => [name.text, credential?.text])).toEqual([
      ["Bearer", "exk_abc"],
    ]);
  });

  test("what stands far behind the last one does not count", () => {
    const assigned = "EXAMPLE_KEY=exk_abc\n";
    const far = "A=1\n".repeat(60_000);
    for (const text of [assigned + far, `${assigned + far.slice(0, 60_000)}a b c\n${far}`, `?k=exk_abc&a=${far}`]) {
      const length = lengthToCut(contextOf(text));
      expect(length).toBeLessThan(text.length);
      expect(cut(text.slice(0, length))).toEqual(cut(text));
    }
    expect(lengthToCut(contextOf(`exk_abc api.example.com${far}`))).toBe(Infinity);
  });

  test.each(["auth", "KEY", "Token"])(
    "the header whose name has %s in it, and stands not too far before",
    (telling) => {
      const header = (before: number): string => `{ headers: { "x-${telling}": "${" ".repeat(before)}exk_abc" } }`;
      const records = cut([99, 500, 0, 130, 1].map(header).join(" ".repeat(2000)));
      const values = records.flatMap(({ headers }) => headers.map(({ literal }) => literal?.text.length));
      expect(values).toEqual([99, 0, 1].map((before) => before + "exk_abc".length));
    },
  );

  test("the header around", () => {
    expect(cut('{ "api-key": " exk_abc" }')[0]?.headers[0]?.literal?.text).toBe(" exk_abc");
  });
});

test("says when a document holds more requests than are cut", () => {
  let exhausted = 0;
  const onExhausted = (): void => {
    exhausted++;
  };
  requestsIn("https://api.example.com/ ".repeat(10), { onExhausted });
  expect(exhausted).toBe(0);
  const records = requestsIn("https://api.example.com/ ".repeat(100_000), { onExhausted });
  expect(exhausted).toBe(1);
  expect(records.length).toBeGreaterThan(1000);
});

test("every place is where its text stands, whatever the text", () => {
  const piece = fc.constantFrom(
    ...[
      '"',
      "'",
      "`",
      "{",
      "}",
      "(",
      ")",
      "[",
      "]",
      "\n",
      "\r\n",
      " ",
      "\\",
      ",",
      ";",
      ":",
      "=",
      "&",
      "?",
      "#",
      "- ",
      "  ",
    ],
    ...[
      "https://",
      "api.example.com",
      "/x",
      "curl ",
      "-H ",
      "Authorization",
      "api-key",
      "Bearer ",
      "headers",
      "exk_a1",
      "EXAMPLE_KEY",
      "VITE_",
    ],
    ...["POST ", "type: apikey", "name: ", "value: ", "openapi: 3", "servers:", "$k", "${k}", "é", "\u200b"],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join("");
      for (const { text: written, start, end } of cut(text).flatMap(placesOf)) {
        expect(text.slice(start, end).toLowerCase()).toBe(written.toLowerCase());
      }
    }),
    { numRuns: 2000 },
  );
});

test("no header belongs to two requests", () => {
  const piece = fc.constantFrom(
    'fetch("https://api.example.com", {',
    'headers: { "api-key": k }',
    "})",
    "\n",
    "const h = { Authorization: k };",
    'r.set("x-api-key", k)',
    "curl https://api.example.com -H 'api-key: k'",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const starts = requestsIn(pieces.join("")).flatMap(({ headers }) => headers.map(({ name }) => name.start));
      expect(new Set(starts).size).toBe(starts.length);
    }),
  );
});

function placesOf(record: RequestRecord): Placed[] {
  const fields = [...record.query, ...record.headers, ...record.assignments];
  return [
    record.scheme,
    record.host,
    record.path,
    ...record.variables,
    ...record.schemes.flatMap(({ name, credential }) => [name, credential]),
    ...fields.flatMap(({ name, value, literal }) => [name, value, literal]),
  ].filter((placed) => placed !== undefined);
}

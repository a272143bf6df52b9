import { Buffer } from "node:buffer";
import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { records } from "../../src/git/records.ts";

it("records are found wherever chunks end", async () => {
  const chunks = ["one\0tw", "o", "\0", "th\nree\0", "\0"].map((chunk) => Buffer.from(chunk));
  const found: string[] = [];
  for await (const record of records(Readable.from(chunks))) found.push(record.toString());
  expect(found).toEqual(["one", "two", "th\nree", ""]);
});

import { Buffer } from "node:buffer";
import { expect, it } from "vitest";
import { pathText } from "../src/path-text.ts";

it("a name that is UTF-8 is that text", () => {
  expect(pathText(Buffer.from("naïve/日本"))).toBe("naïve/日本");
});

it("a name that is none has its bytes above 127 spelt out", () => {
  expect(pathText(Buffer.from("na\xefve", "latin1"))).toBe(String.raw`na\xefve`);
});

it("a directory stands before the name", () => {
  expect(pathText(Buffer.from("b"), "a")).toBe("a/b");
  expect(pathText(Buffer.from("b"), "/")).toBe("/b");
  expect(pathText(Buffer.from("b"))).toBe("b");
  expect(pathText(Buffer.alloc(0), "a")).toBe("a");
});

import { describe, expect, it } from "vitest";
import { isServerPackage, judgeSide } from "../src/index.ts";
import type { Manifest } from "../src/index.ts";

const named = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, "*"]));
const needing = (names: readonly string[], forDevelopment: readonly string[] = []): Manifest => ({
  dependencies: named(names),
  devDependencies: named(forDevelopment),
});

describe("a server's package", () => {
  it.each([
    ["Express alone", needing(["express", "axios"])],
    ["Elysia", needing(["elysia", "@elysiajs/cors"], ["bun-types"])],
    ["Nest", needing(["@nestjs/core", "rxjs"], ["typescript", "vitest", "@types/react"])],
    ["plugins and types that only sound like a client's", needing(["fastify", "next-auth"], ["esbuild-register"])],
  ])("is one with %s", (_, manifest) => {
    expect(isServerPackage(manifest)).toBe(true);
  });

  it.each([
    ["no framework for servers", needing(["axios"])],
    ["such a framework for development alone", needing(["axios"], ["express"])],
    ["React beside it", needing(["express", "react"])],
    ["a bundler", needing(["express"], ["vite"])],
    ["nothing", {}],
  ])("is none with %s", (_, manifest) => {
    expect(isServerPackage(manifest)).toBe(false);
  });

  it("leans its modules to the server where nothing else speaks, and gives way to any sign of a client", () => {
    const facts = { frameworks: [], isServerPackage: true };
    const reason = "its package is a server's: it depends on a framework for servers, and on nothing for clients";
    expect(judgeSide({ path: "src/ask.ts" }, facts)).toMatchObject({ side: "unknown", leaning: "server", reason });
    expect(judgeSide({ path: "src/page.ts", syntax: ["dom-global"] }, facts)).toMatchObject({ side: "client" });
    expect(judgeSide({ path: "public/page.js" }, facts)).toMatchObject({ side: "client" });
  });
});

import process from "node:process";
import { afterAll, beforeAll } from "vitest";
import { Folder } from "./folder.ts";

/** Caches for the tests of a file alone: what is proven of a pattern is remembered from one test to the next. */
export function ownUserCache(): Folder {
  const cache = new Folder();
  beforeAll(() => {
    process.env["XDG_CACHE_HOME"] = cache.path;
  });
  afterAll(() => {
    cache.remove();
    delete process.env["XDG_CACHE_HOME"];
  });
  return cache;
}

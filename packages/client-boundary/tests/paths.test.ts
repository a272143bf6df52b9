import { describe, expect, it } from "vitest";
import { matches, pathInPackage } from "../src/paths.ts";

describe("a glob", () => {
  it.each([
    ["app/route.ts", ["app/**/route.ts"]],
    ["app/(shop)/[...slug]/@modal/route.ts", ["app/**/route.ts"]],
    ["src/.server/nexus.ts", ["**/.server/**"]],
    ["src/.hidden/x.ts", ["src/**"]],
    ["app/x.ts", ["{,src/}app/**"]],
    ["src/app/x.ts", ["{,src/}app/**"]],
    ["lib/x.ts", ["./lib/*.ts"]],
  ])("matches %s", (path, globs) => {
    expect(matches(path, globs)).toBe(true);
  });

  it.each([
    ["lib/app/route.ts", ["app/**/route.ts"]],
    ["app/route.tsx", ["app/**/route.ts"]],
    ["other/app/x.ts", ["{,src/}app/**"]],
    ["src/server/x.ts", ["src/**", "!src/server/**"]],
    ["src/x.ts", ["!lib/**"]],
    ["x.ts", [""]],
  ])("does not match %s", (path, globs) => {
    expect(matches(path, globs)).toBe(false);
  });

  it("of which there is none matches nothing", () => {
    expect(matches("x.ts", [])).toBe(false);
    expect(matches("x.ts", undefined)).toBe(false);
  });
});

describe("the path in a package", () => {
  it.each([
    ["src/x.ts", undefined, "src/x.ts"],
    ["apps/web/src/x.ts", undefined, "src/x.ts"],
    ["apps/x.ts", undefined, "apps/x.ts"],
    ["apps/web/packages/ui/x.ts", undefined, "packages/ui/x.ts"],
    ["web/src/x.ts", "web", "src/x.ts"],
    ["web/src/x.ts", "./web/", "src/x.ts"],
    ["sites/a/x.ts", ["sites/*", "sites"], "x.ts"],
    ["apps/web/x.ts", ".", "apps/web/x.ts"],
    ["apps/web/x.ts", "", "apps/web/x.ts"],
    ["apps/web/x.ts", [], "apps/web/x.ts"],
  ])("of %s with %j is %s", (path, rootDir, expected) => {
    expect(pathInPackage(path, rootDir)).toBe(expected);
  });
});

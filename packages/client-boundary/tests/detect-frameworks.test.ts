import { describe, expect, it } from "vitest";
import { detectFrameworks, FRAMEWORK_IDS } from "../src/index.ts";
import { frameworks } from "../src/frameworks/index.ts";

const using = (...names: readonly string[]) => ({ dependencies: Object.fromEntries(names.map((name) => [name, "*"])) });

describe("the frameworks of a project", () => {
  it.each([
    [["next", "react-dom"], [], ["next"]],
    [["@sveltejs/kit", "svelte", "vite"], [], ["sveltekit"]],
    [["@react-router/dev", "react-dom", "vite"], [], ["react-router"]],
    [["@remix-run/react", "@remix-run/node"], [], ["react-router"]],
    [["@tanstack/react-start", "react-dom", "vite"], [], ["tanstack-start"]],
    [["nuxt", "vue"], [], ["nuxt"]],
    [["astro", "react-dom"], [], ["astro"]],
    [["@solidjs/start", "vinxi"], [], ["solid-start"]],
    [["@builder.io/qwik", "@builder.io/qwik-city", "vite"], [], ["qwik"]],
    [["expo", "react-native"], [], ["expo", "react-native"]],
    [["react-native"], [], ["react-native"]],
    [["@angular/core"], [], ["angular"]],
    [["vite", "react-dom"], [], ["spa"]],
    [["react-scripts"], [], ["spa"]],
    [["@vue/cli-service", "vue"], [], ["spa"]],
    [["vite"], ["index.html"], ["spa"]],
    [["electron", "vite", "vue"], [], ["electron", "spa"]],
    [["wxt", "react-dom"], [], ["web-extension"]],
    [["gatsby", "react-dom"], [], ["gatsby"]],
    [[], ["wrangler.toml"], ["workers"]],
    [[], ["next.config.mjs"], ["next"]],
    [[], ["angular.json"], ["angular"]],
  ] as const)("%j with %j are %j", (dependencies, files, expected) => {
    expect(detectFrameworks(using(...dependencies), files)).toEqual(expected);
  });

  it.each([
    ["React Router as a library", ["react-router", "react-router-dom"]],
    ["TanStack Router without Start", ["@tanstack/react-router"]],
    ["Vite for the tests of a library", ["vite", "vitest"]],
    ["Vite beside a server", ["vite", "react-dom", "express"]],
    ["a Next app with react-native-web", ["react-native"], ["next"]],
    ["packages with similar names", ["next-auth", "astro-icon", "electron-log", "expo-server-sdk"]],
  ])("do not come from %s", (_, dependencies, expected: string[] = []) => {
    const found = detectFrameworks(using(...dependencies, ...expected), ["tsconfig.json", "nextjs.md"]);
    expect(found).toEqual(expected);
  });

  it("count what is needed for development, and no peers", () => {
    const manifest = { devDependencies: { next: "*" }, peerDependencies: { "react-native": "*" } };
    expect(detectFrameworks(manifest, [])).toEqual(["next"]);
  });

  it("may have a server beside them that only development needs", () => {
    const manifest = { dependencies: { "react-dom": "*" }, devDependencies: { vite: "*", express: "*" } };
    expect(detectFrameworks(manifest, [])).toEqual(["spa"]);
  });

  it("have one description each, under the ids that settings may name", () => {
    expect(frameworks.map(({ id }) => id)).toEqual(FRAMEWORK_IDS);
  });
});

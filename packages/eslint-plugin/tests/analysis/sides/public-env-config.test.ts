import { describe, expect, it } from "vitest";

import { publicEnvOf } from "../../../src/analysis/sides/public-env-config.ts";

/** What is read of one configuration. */
const read = (name: string, text: string) =>
  publicEnvOf([name, "other.config.js"], (file) => (file === name ? text : ""));

describe("public variables in configurations", () => {
  it.each([
    ["vite.config.ts", 'export default defineConfig({ envPrefix: "APP_" });', ["APP_"]],
    ["vite.config.mjs", "export default { envPrefix: ['VITE_', 'APP_'] };", ["VITE_", "APP_"]],
    ["svelte.config.js", 'export default { kit: { env: { publicPrefix: "OPEN_" } } };', ["OPEN_"]],
    ["astro.config.mjs", 'export default { vite: { envPrefix : [ "A_",\n "B_" ] } };', ["A_", "B_"]],
    [
      "electron.vite.config.ts",
      'export default { main: { envPrefix: "M_" }, renderer: { envPrefix: "R_" } };',
      ["M_", "R_"],
    ],
    ["vite.config.ts", "export default { envPrefix: prefixes };", []],
    ["vite.config.ts", "export default {};", []],
    ["webpack.config.js", 'module.exports = { envPrefix: "APP_" };', []],
    ["old.vite.config.ts", 'export default { envPrefix: "APP_" };', []],
  ])("%s: %s has the prefixes %j", (name, text, prefixes) => {
    expect(read(name, text).envPrefixes).toEqual(prefixes);
  });

  it.each([
    ["next.config.js", "module.exports = { env: { NEXUS_API_KEY: process.env.NEXUS_API_KEY } };", ["NEXUS_API_KEY"]],
    ["next.config.ts", 'export default { env: {\n    "A": "1",\n    \'B\': b,\n    C,\n  },\n};', ["A", "B", "C"]],
    ["next.config.mjs", "export default { env: { A: `${b}/c`, D: 1 }, images: { E: 1 } };", ["A", "D"]],
    ["next.config.mjs", "export default { images: {} };", []],
    ["next.config.mjs", "export default { env: shared };", []],
    ["nuxt.config.ts", "export default { env: { A: 1 } };", []],
  ])("%s: %s builds in %j", (name, text, names) => {
    expect(read(name, text).inlinedEnvNames).toEqual(names);
  });

  it("reads the beginning of an endless one alone", () => {
    const text = `${"// x\n".repeat(20_000)}envPrefix: "LATE_"`;
    expect(read("vite.config.js", text).envPrefixes).toEqual([]);
    expect(read("next.config.js", "env:{".repeat(1_000_000)).inlinedEnvNames).toEqual([]);
  });
});

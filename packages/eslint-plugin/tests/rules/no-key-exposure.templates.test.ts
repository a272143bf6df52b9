import * as astroParser from "astro-eslint-parser";
import { Linter } from "eslint";
import { Linter as Linter9 } from "eslint-9";
import * as svelteParser from "svelte-eslint-parser";
import { describe, expect, it } from "vitest";
import * as vueParser from "vue-eslint-parser";

import plugin from "../../src/index.ts";
import { marked } from "../linting.ts";

const KEY = "import.meta.env.NEXUS_API_KEY";
const SETUP = `<script setup>\nconst key = ${KEY};\nconst keys = ["a"];\n</script>\n`;
const SVELTE = `<script>\nimport Chat from "./Chat.svelte";\nconst key = ${KEY};\n</script>\n`;
const ASTRO = `---\nconst key = ${KEY};\n---\n`;

/** `«…»` stands around what is reported. */
const components: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  vue: {
    "a text": `${SETUP}<template><p>{{ «key» }}</p></template>`,
    "a longer text": `${SETUP}<template><p>{{ "key: " + «key» }}</p></template>`,
    "an attribute": `${SETUP}<template><p :title="«key»" /></template>`,
    "v-text": `${SETUP}<template><p v-text="«key»" /></template>`,
    "Nuxt's configuration": `<script setup>\nconst config = useRuntimeConfig();\n</script>\n<template><p>{{ «config.nexusApiKey» }}</p></template>`,
    "a script that logs": `<script setup>\nconsole.log(«${KEY}»);\n</script>\n<template><p /></template>`,
    "a condition": `${SETUP}<template><p v-if="key">{{ key ? "on" : "off" }}</p></template>`,
    "a name that the template binds": `${SETUP}<template><p v-for="key in keys">{{ key }}</p></template>`,
    "a component's property": `${SETUP}<template><Chat :api-key="key" /><my-chat :api-key="key" /></template>`,
    "a name of a script without setup": `<script>\nconst key = ${KEY};\nexport default {};\n</script>\n<template><p>{{ key }}</p></template>`,
    "another name": `${SETUP}<template><p>{{ other }}</p></template>`,
  },
  svelte: {
    "a text": `${SVELTE}<p>{«key»}</p>`,
    HTML: `${SVELTE}{@html \`<p>\${«key»}</p>\`}`,
    "an attribute": `${SVELTE}<p title={«key»}>a</p>`,
    "an attribute of the same name": `${SVELTE}<p {«key»}>a</p>`,
    "a condition": `${SVELTE}{#if key}<p>{key ? "on" : "off"}</p>{/if}`,
    "a component's property": `${SVELTE}<Chat apiKey={key} {key} />`,
  },
  astro: {
    "a text": `${ASTRO}<p>{«key»}</p>`,
    "an attribute": `${ASTRO}<p title={«key»}>a</p>`,
    HTML: `${ASTRO}<p set:html={«key»} />`,
    "variables of a script": `${ASTRO}<script define:vars={{ key: «key» }}>start();</script>`,
    "a component of the client": `${ASTRO}<Chat client:load apiKey={«key»} />`,
    "a condition": `${ASTRO}<p>{key ? "on" : "off"}</p>`,
    "a component": `${ASTRO}<Chat apiKey={key} />`,
  },
};
const parsers: Readonly<Record<string, unknown>> = { vue: vueParser, svelte: svelteParser, astro: astroParser };

const linters = [
  ["9", new Linter9() as unknown as Linter],
  ["10", new Linter()],
] as const;
const each = linters.flatMap(([major, linter]) =>
  Object.keys(components).map((extension) => ({ major, linter, extension })),
);

describe.each(each)("no-key-exposure in templates of $extension in ESLint $major", ({ linter, extension }) => {
  const config = {
    files: ["**"],
    plugins: { "nxs-guard": plugin },
    languageOptions: { parser: parsers[extension] },
    rules: { "nxs-guard/no-key-exposure": "error" },
  } satisfies Linter.Config;

  it.each(Object.entries(components[extension] ?? {}))("sees %s as it is", (_, expected) => {
    const code = expected.replace(/[«»]/g, "");
    const messages = linter.verify(code, config, `src/example.${extension}`);
    expect(marked(code, messages as Parameters<typeof marked>[1])).toBe(expected);
  });
});

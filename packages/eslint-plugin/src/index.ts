import { createRequire } from "node:module";
import type { ConfigObject, Plugin } from "@eslint/core";

import { anyLanguage, text } from "./configs/any-file.ts";
import { recommended, strict } from "./configs/presets.ts";
import { text as textLanguage } from "./languages/text.ts";
import { noHardcodedKey } from "./rules/no-hardcoded-key.ts";
import { noLeak } from "./rules/no-leak.ts";
import { noPublicEnvKey } from "./rules/no-public-env-key.ts";

const { name, version } = createRequire(import.meta.url)("../package.json") as { name: string; version: string };

const core: Plugin = {
  meta: { name, version, namespace: "nxs-guard" },
  languages: { text: textLanguage },
  rules: { "no-hardcoded-key": noHardcodedKey, "no-leak": noLeak, "no-public-env-key": noPublicEnvKey },
};

type Preset = "any-language" | "recommended" | "strict" | "text";

/** The plugin: its rules, its language, and its presets for flat configuration. */
const plugin: Plugin & { readonly configs: Readonly<Record<Preset, ConfigObject>> } = Object.assign(core, {
  configs: {
    recommended: recommended(core),
    strict: strict(core),
    text: text(core),
    "any-language": anyLanguage(core),
  },
});

export default plugin;

import { createRequire } from "node:module";
import type { ConfigObject, Plugin } from "@eslint/core";

import { recommended, strict } from "./configs/presets.ts";
import { noHardcodedKey } from "./rules/no-hardcoded-key.ts";

const { name, version } = createRequire(import.meta.url)("../package.json") as { name: string; version: string };

const core: Plugin = {
  meta: { name, version, namespace: "nxs-guard" },
  rules: { "no-hardcoded-key": noHardcodedKey },
};

/** The plugin: its rules, and the flat-config presets `recommended` and `strict`. */
const plugin: Plugin & { readonly configs: { readonly recommended: ConfigObject; readonly strict: ConfigObject } } =
  Object.assign(core, { configs: { recommended: recommended(core), strict: strict(core) } });

export default plugin;

import { createRequire } from "node:module";
import type { ConfigObject, Plugin } from "@eslint/core";

import { anyLanguage, text } from "./configs/any-file.ts";
import { recommended, strict } from "./configs/presets.ts";
import { text as textLanguage } from "./languages/text.ts";
import { handleAuthErrors } from "./rules/handle-auth-errors.ts";
import { noBearerPrefix } from "./rules/no-bearer-prefix.ts";
import { noClientSideCall } from "./rules/no-client-side-call.ts";
import { noHardcodedKey } from "./rules/no-hardcoded-key.ts";
import { noInsecureTransport } from "./rules/no-insecure-transport.ts";
import { noKeyExposure } from "./rules/no-key-exposure.ts";
import { noKeyFallback } from "./rules/no-key-fallback.ts";
import { noKeyInUrl } from "./rules/no-key-in-url.ts";
import { noLeak } from "./rules/no-leak.ts";
import { noMalformedKey } from "./rules/no-malformed-key.ts";
import { noPublicEnvKey } from "./rules/no-public-env-key.ts";
import { preferRequestId } from "./rules/prefer-request-id.ts";
import { requireApiKeyHeader } from "./rules/require-api-key-header.ts";

const { name, version } = createRequire(import.meta.url)("../package.json") as { name: string; version: string };

const core: Plugin = {
  meta: { name, version, namespace: "nxs-guard" },
  languages: { text: textLanguage },
  rules: {
    "handle-auth-errors": handleAuthErrors,
    "no-bearer-prefix": noBearerPrefix,
    "no-client-side-call": noClientSideCall,
    "no-hardcoded-key": noHardcodedKey,
    "no-insecure-transport": noInsecureTransport,
    "no-key-exposure": noKeyExposure,
    "no-key-fallback": noKeyFallback,
    "no-key-in-url": noKeyInUrl,
    "no-leak": noLeak,
    "no-malformed-key": noMalformedKey,
    "no-public-env-key": noPublicEnvKey,
    "prefer-request-id": preferRequestId,
    "require-api-key-header": requireApiKeyHeader,
  },
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

import type { Catalogue } from "@nxs-guard/core";
import { practices } from "./practices/index.ts";
import { adminToken } from "./secrets/admin-token.ts";
import { apiKey } from "./secrets/api-key.ts";
import { appStarterKey } from "./secrets/app-starter-key.ts";
import { legacyKey } from "./secrets/legacy-key.ts";
import { mountToken } from "./secrets/mount-token.ts";
import { prefixedSecret } from "./secrets/prefixed-secret.ts";

/** Nexus (api.nexusgpt.io). Dashboards, docs and tenants' hosts are not the API. */
export const nexus: Catalogue = {
  hosts: ["api.nexusgpt.io", "api-staging.gpt.nexus"],
  credentialMarks: [
    /nxs_[a-z]_[A-Za-z0-9]{4}/,
    "NEXUS_API_KEY",
    "NEXUS_ADMIN_TOKEN",
    "NEXUS_STAGING_API_KEY",
    "NEXUS_E2E_API_KEY",
    "api-key=",
    "api-key%3D",
  ],
  rules: [apiKey, legacyKey, appStarterKey, mountToken, adminToken, prefixedSecret, ...practices],
};

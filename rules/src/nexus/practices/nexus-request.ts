import type { RequestRecord } from "@nxs-guard/core";

/** Where a key goes, and what is said of it: the API's authentication guide. */
export const GUIDE = "https://api-docs.gpt.nexus/authentication";

/** The environment variables that hold a credential. */
export const SECRET_NAMES = [
  "NEXUS_API_KEY",
  "NEXUS_ADMIN_TOKEN",
  "NEXUS_STAGING_API_KEY",
  "NEXUS_E2E_API_KEY",
] as const;

/** A key, or a reference to the variable that holds one. */
export const KEY = /nxs_[a-z]_[A-Za-z0-9]{32}(?![A-Za-z0-9])/;

/** `/api/admin/*` takes an administrator's JSON Web Token as `Authorization: Bearer`. */
export function isAdminRequest(request: RequestRecord): boolean {
  return /^(?:\\*\/)+api\\*\/admin(?:\\*\/|$)/.test(request.path?.text ?? "");
}

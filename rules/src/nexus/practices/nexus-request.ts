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

const KEY = /nxs_[a-z]_[A-Za-z0-9]{32}(?![A-Za-z0-9])/;
const TOKEN = /eyJ[\w-]{8,1024}\.(?<payload>[\w-]{40,4096})\.[\w-]{16,1024}/;

/** Whether a Nexus key stands in the text, in either form: `nxs_…`, or the older JSON Web Token. */
export function holdsKey(text: string): boolean {
  if (KEY.test(text)) return true;
  const payload = TOKEN.exec(text)?.groups?.["payload"];
  if (payload === undefined) return false;
  const claims = Buffer.from(payload, "base64url").toString("utf8");
  return claims.includes('"integrationId"') && claims.includes('"organizationId"');
}

/** `/api/admin/*` takes an administrator's JSON Web Token as `Authorization: Bearer`. */
export function isAdminRequest(request: RequestRecord): boolean {
  return /^(?:\\*\/)+api\\*\/admin(?:\\*\/|$)/.test(request.path?.text ?? "");
}

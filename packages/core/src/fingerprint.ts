import { createHmac } from "node:crypto";

/** Fingerprints are the same at every door and need no secret of their own. */
export const PUBLIC_KEY = "nxs-guard";

/** A practice's fingerprint: a keyed hash of its rule and its text, spaces and case folded; 32 hexadecimal digits. */
export function practiceFingerprint(ruleId: string, text: string, key: string | Uint8Array = PUBLIC_KEY): string {
  const normal = text.replace(/\s+/g, " ").toLowerCase();
  return createHmac("sha256", key).update(`${ruleId}\0${normal}`).digest("hex").slice(0, 32);
}

import { jwtClaims } from "./evidence/jwt.ts";

const LONGEST_VALUE = 120;

/**
 * What a token's payload says of itself, for a reader. Only named claims are shown, never the token's signature.
 * @param segment the payload's segment, base64url
 * @param show maps a detail's name to the claim that it shows
 * @param now the time against which the expiry is judged; without it none is said to have passed
 */
export function jwtDetails(
  segment: string,
  show: Readonly<Record<string, string>>,
  now: Date | undefined,
): Readonly<Record<string, string>> {
  const claims = jwtClaims(segment) ?? {};
  const details: Record<string, string> = {};
  for (const [name, claim] of Object.entries(show)) {
    const value = claims[claim];
    const text = Array.isArray(value) ? value.map(String).join(", ") : value;
    if (typeof text === "string" && text !== "") details[name] = text.slice(0, LONGEST_VALUE);
  }
  const expires = expiry(claims["exp"]);
  if (expires) {
    details["expires"] = expires.toISOString();
    if (now) details["expired"] = expires <= now ? "yes" : "no";
  }
  return details;
}

/** Source: RFC 7519 §4.1.4: seconds since 1970. */
function expiry(exp: unknown): Date | undefined {
  if (typeof exp !== "number") return undefined;
  const date = new Date(exp * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

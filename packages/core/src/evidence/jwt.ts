/** The claims of a JSON Web Token's payload segment, or undefined when it is none. Source: RFC 7519, RFC 7515 §2. */
export function jwtClaims(segment: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const payload: unknown = JSON.parse(Buffer.from(segment, "base64url").toString("utf8"));
    return typeof payload === "object" && payload !== null && !Array.isArray(payload)
      ? (payload as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

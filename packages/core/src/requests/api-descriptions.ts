/** An OpenAPI or Swagger document says so in its first lines. */
const OPENAPI = /(?:^|[{,\r\n])\s*["']?(?:openapi|swagger)["']?\s*:\s*["']?\d/;
const OPENING = 2048;

/**
 * Whether a text is an OpenAPI document: its servers stand at one end and its security schemes at the other, and all of it describes
 * one API.
 */
export function isApiDescription(text: string): boolean {
  return OPENAPI.test(text.slice(0, OPENING));
}

/** Whether a host stands in the list of an OpenAPI document's servers. */
export function isServer(text: string, host: number): boolean {
  return /(?:servers["']?\s*:(?:(?!["']?(?:paths|components)["']?\s*:)[\s\S])*|["']?host["']?\s*:\s*["']?)$/.test(
    text.slice(Math.max(0, host - 1024), host),
  );
}

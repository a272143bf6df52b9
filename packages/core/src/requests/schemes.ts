import { place, type Region } from "./region.ts";
import type { Scheme } from "./record.ts";

/** A scheme and its offset in the region. */
export interface FoundScheme {
  readonly scheme: Scheme;
  readonly at: number;
}

const NAMED_SCHEMES: readonly RegExp[] = [
  // C#: new AuthenticationHeaderValue("Bearer", key)
  /AuthenticationHeaderValue\(\s*["'](?<scheme>Bearer)["']\s*,/g,
  // reqwest, Ktor, Spring, httpx-auth: .bearer_auth(key), bearerAuth(key), setBearerAuth(key), BearerAuth(key)
  /(?<![\w$])(?<scheme>(?:set)?bearer_?auth)\((?=\s*[^\s)])/gi,
  // Laravel: Http::withToken($key); its default type is Bearer
  /(?:::|->)(?<scheme>withToken)\((?=\s*[^\s),]+\s*\))/g,
  // curl, xh, HTTPie, PowerShell
  /(?<=\s)(?<scheme>--oauth2-bearer|--bearer)(?=[\s=])/g,
  /(?<=\s)(?:-A|--auth-type)[\s=]+["']?(?<scheme>bearer)\b/gi,
  /(?<=\s)-Authentication\s+["']?(?<scheme>Bearer)\b/gi,
  // Postman, Insomnia, superagent: { "type": "bearer" }; OpenAPI: scheme: bearer; Bruno: auth:bearer
  /(?<![\w-])(?:auth_?)?type\\*["']?\s*[:=]\s*\\*["'](?<scheme>bearer)\b/gi,
  /^[ \t]*type:[ \t]+(?<scheme>bearer)[ \t]*$/gim,
  /(?<![\w-])scheme["']?\s*:\s*["']?(?<scheme>bearer)\b/gi,
  // request: auth: { bearer: key }; Faraday: request :authorization, "Bearer", key
  /\bauth["']?\s*:\s*\{\s*["']?(?<scheme>bearer)["']?\s*:/g,
  /:authorization,\s*["':](?<scheme>Bearer)\b/gi,
  /^[ \t]*auth:(?<scheme>bearer)[ \t]*\{/gm,
];

/** The authentication schemes that a region asks for by name. */
export function schemesIn(region: Region): FoundScheme[] {
  const found: FoundScheme[] = [];
  for (const pattern of NAMED_SCHEMES) {
    for (const match of region.text.matchAll(pattern)) {
      const scheme = match.groups?.["scheme"] ?? "";
      const at = match.index + match[0].indexOf(scheme);
      found.push({ scheme: { name: place(region, at, at + scheme.length), credential: undefined }, at });
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

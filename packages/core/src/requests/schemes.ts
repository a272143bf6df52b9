import type { Span } from "../finding.ts";
import { place, type Region } from "./region.ts";
import type { Scheme } from "./record.ts";

/** A scheme and its offset in the region. */
export interface FoundScheme {
  readonly scheme: Scheme;
  readonly at: number;
}

/** The words that name one; how they must stand is asked around each. */
const WORD = /bearer|withToken|SetAuthToken/gi;
const BEFORE = 64;
const AFTER = 40;

const NAMED_SCHEMES: readonly RegExp[] = [
  // C#: new AuthenticationHeaderValue("Bearer", key)
  /AuthenticationHeaderValue\(\s*["'](?<scheme>Bearer)["']\s*,/g,
  // reqwest, Ktor, Spring, httpx-auth: .bearer_auth(key), bearerAuth(key), setBearerAuth(key), BearerAuth(key)
  /(?<![\w$])(?<scheme>(?:set)?bearer_?auth)\((?=\s*[^\s)])/gi,
  // Laravel: Http::withToken($key), withToken($key, 'Bearer'); its default type is Bearer, as is that of resty's SetAuthToken(key)
  /(?:::|->)(?<scheme>withToken)\((?=\s*[^\s),]+\s*(?:,\s*["']Bearer["']\s*)?\))/g,
  /\.(?<scheme>SetAuthToken)\((?=[^\s)])/g,
  // http.rb: .auth("Bearer #{key}"); sttp: .auth.bearer(key); Req: auth: {:bearer, key}; Tesla: plug Tesla.Middleware.BearerAuth
  /\.auth\(\s*["'`](?<scheme>Bearer)\s/g,
  /\.auth\.(?<scheme>bearer)\(/g,
  /\bauth:\s*\{:(?<scheme>bearer),/g,
  /\bMiddleware\.(?<scheme>BearerAuth)\b/g,
  // Ktor: bearer { loadTokens { … } }; Alamofire: .authorization(bearerToken: key); cpr::Bearer{key}
  /(?<![\w.])(?<scheme>bearer)\s*\{\s*loadTokens\b/g,
  /\.authorization\((?<scheme>bearerToken):/g,
  /\bcpr::(?<scheme>Bearer)\{/g,
  // Flurl, httr2, PHP's curl, Symfony, n8n
  /\.(?<scheme>WithOAuthBearerToken)\(/g,
  /(?<![\w.])(?<scheme>req_auth_bearer_token)\(/g,
  /(?<![\w.])(?<scheme>CURLOPT_XOAUTH2_BEARER)\s*(?:,|=>)/g,
  /["'](?<scheme>auth_bearer)["']\s*=>/g,
  /"genericAuthType"\s*:\s*"(?<scheme>httpBearerAuth)"/g,
  // curl, xh, HTTPie, PowerShell
  /(?<=\s)(?<scheme>--oauth2-bearer|--bearer)(?=[\s=])/g,
  /(?<=\s)(?:-A|--auth-type)[\s=]+["']?(?<scheme>bearer)\b/gi,
  /(?<=\s)-Authentication\s+["']?(?<scheme>Bearer)\b/gi,
  // Postman, Insomnia, superagent: { "type": "bearer" }; Bruno: auth:bearer
  /(?<![\w-])(?:auth_?)?type\\*["']?\s*[:=]\s*\\*["'](?<scheme>bearer)\b/gi,
  /^[ \t]*type:[ \t]+(?<scheme>bearer)[ \t]*$/gim,
  // request: auth: { bearer: key }; Faraday: request :authorization, "Bearer", key, authorization :Bearer, key
  /\bauth["']?\s*:\s*\{\s*["']?(?<scheme>bearer)["']?\s*:/g,
  /:authorization,\s*["':](?<scheme>Bearer)\b/gi,
  /(?<=\.)authorization[ \t(]+["':](?<scheme>Bearer)\b/gi,
  /^[ \t]*auth:(?<scheme>bearer)[ \t]*\{/gm,
];
/** OpenAPI's `scheme: bearer`, which outside of such a document says how someone's own server is asked. */
const DESCRIBED_SCHEMES: readonly RegExp[] = [/(?<![\w-])scheme["']?\s*:\s*["']?(?<scheme>bearer)\b/gi];

/** The authentication schemes that an OpenAPI document names. */
export function schemesDescribed(region: Region): FoundScheme[] {
  return schemesBy(DESCRIBED_SCHEMES, region);
}

/** The authentication schemes that a region asks for by name. */
export function schemesIn(region: Region): FoundScheme[] {
  return schemesBy(NAMED_SCHEMES, region);
}

function schemesBy(patterns: readonly RegExp[], region: Region): FoundScheme[] {
  const found: FoundScheme[] = [];
  for (const { index } of region.text.matchAll(WORD)) {
    const from = Math.max(0, index - BEFORE);
    const text = region.text.slice(from, index + AFTER);
    for (const pattern of patterns) {
      const scheme = spanOf(pattern, text, index - from);
      if (!scheme) continue;
      const name = place(region, from + scheme.start, from + scheme.end);
      found.push({ scheme: { name, credential: undefined }, at: from + scheme.start });
      break;
    }
  }
  return found;
}

/** Where the scheme of a pattern stands, if it is the word at an offset. */
function spanOf(pattern: RegExp, text: string, word: number): Span | undefined {
  for (const match of text.matchAll(pattern)) {
    const scheme = match.groups?.["scheme"] ?? "";
    const start = match.index + match[0].indexOf(scheme);
    if (start <= word && word < start + scheme.length) return { start, end: start + scheme.length };
  }
  return undefined;
}

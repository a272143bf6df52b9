import { cutRequests, type CutContext } from "../../src/requests/index.ts";
import type { Field, RequestRecord } from "../../src/requests/record.ts";

const HOST = "api.example.com";

/** Cuts a text as the engine does: hosts and the marks of credentials are found by their letters alone. */
export function cut(text: string, more: Partial<CutContext> = {}): RequestRecord[] {
  return cutRequests(text, { ...contextOf(text), ...more });
}

export function contextOf(text: string): CutContext {
  const hostHits = [...text.matchAll(/api\.example\.com/gi)].map(({ index }) => index);
  const credentials = [...text.matchAll(/EXAMPLE_KEY|exk_[a-z0-9]*|api-key(?==)/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  return { hosts: [HOST], hostHits, credentials, path: undefined };
}

/** The records of requests, without those of credentials that stand alone. */
export function requestsIn(text: string, more: Partial<CutContext> = {}): RequestRecord[] {
  return cut(text, more).filter(({ host }) => host !== undefined);
}

/** Fields as `name=value`, to be read in a test. */
export function written(fields: readonly Field[]): string[] {
  return fields.map(({ name, value }) => `${name.text}=${value.text}`);
}

import type { Catalogue } from "@nxs-guard/core";
import { catalogue } from "@nxs-guard/rules";

/** What a configuration of nxs-guard names as Nexus', in the form of the plugin's settings. */
export interface NamedNexus {
  readonly hosts: readonly string[];
  readonly envNames: readonly string[];
}

const SHIPPED: ReadonlySet<string | RegExp> = new Set([...catalogue.hosts, ...catalogue.credentialMarks]);
/** The plugin takes no other for a host. */
const HOST = /^[\w-]+(?:\.[\w-]+)*$/;

/** @param sought what is looked for, shipped and named */
export function namedNexus({ hosts, credentialMarks }: Catalogue): NamedNexus {
  const named = (words: Catalogue["credentialMarks"]): string[] =>
    words.flatMap((word) => (typeof word === "string" && !SHIPPED.has(word) ? [word] : []));
  return { hosts: named(hosts).filter((host) => HOST.test(host)), envNames: named(credentialMarks) };
}

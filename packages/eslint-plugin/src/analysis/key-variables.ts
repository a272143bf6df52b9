import { publicEnvMechanism } from "@nxs-guard/client-boundary";
import type { EnvMechanism, ProjectFacts } from "@nxs-guard/client-boundary";

import type { EnvironmentVariable } from "./environment-variable.ts";
import type { Settings } from "./settings.ts";

/** The names of variables that hold a Nexus key, and what sends one to the client. */
export interface KeyVariables {
  /** `NEXUS_API_KEY`, `VITE_NEXUS_API_KEY`; not `VITE_HAS_NEXUS_API_KEY`. */
  readonly isKeyName: (name: string) => boolean;
  /** The same for what is called after a variable: `nexusApiKey`, `public.nexus.apiKey`. */
  readonly isKeyProperty: (name: string) => boolean;
  /** What sends a variable to the client, if it is a key's. */
  readonly mechanismOf: (variable: Pick<EnvironmentVariable, "form" | "name">) => EnvMechanism | undefined;
  /** A cheap look that tells apart nearly all files that have to do with neither key nor host. */
  readonly mayConcern: (text: string) => boolean;
}

/** What may stand before a key's name, beside the prefixes of tools, or after it: which key it is, never whether there is one. */
const WHICH = "app|default|dev|development|e2e|local|my|org|preview|private|prod|production|secret|staging|test";
const TOOLS =
  "astro|config|env|environment|expo|extra|gatsby|import|main|meta|next|nuxt|plasmo|preload|process|public|react|renderer|runtime|vite|vue|wxt";
const BEFORE = new RegExp(`^(?:(?:${WHICH}|${TOOLS})_?)*$`, "i");
const AFTER = new RegExp(`^(?:_?(?:${WHICH}|v?\\d{1,2}))?$`, "i");

export function keyVariables({ envNames, envPrefixes, hosts }: Settings, project: ProjectFacts): KeyVariables {
  const plainNames = envNames.map(plain);
  const marks = [...envNames.map((name) => name.split("_")[0] ?? name), ...hosts].map((mark) => mark.toLowerCase());

  function isKeyName(name: string): boolean {
    return envNames.some((key) => {
      const at = name.lastIndexOf(key);
      return at >= 0 && AFTER.test(name.slice(at + key.length)) && isPrefix(name.slice(0, at));
    });
  }

  function isPrefix(before: string): boolean {
    const configured = envPrefixes.find((prefix) => before.startsWith(prefix)) ?? "";
    return BEFORE.test(before.slice(configured.length));
  }

  function isKeyProperty(name: string): boolean {
    const written = plain(name);
    return plainNames.some((key) => {
      const at = written.lastIndexOf(key);
      return at >= 0 && AFTER.test(written.slice(at + key.length)) && BEFORE.test(written.slice(0, at));
    });
  }

  function mechanismOf({ name, form }: Pick<EnvironmentVariable, "form" | "name">): EnvMechanism | undefined {
    const isKey = /^(?:angular-environment|expo\.extra|runtimeConfig\.public)$/.test(form)
      ? isKeyProperty(name)
      : isKeyName(name);
    return isKey ? publicEnvMechanism(name, form === "runtime" ? "definition" : form, project) : undefined;
  }

  return {
    isKeyName,
    isKeyProperty,
    mechanismOf,
    mayConcern: (text) => {
      const lower = text.toLowerCase();
      return lower.includes("nxs_") || marks.some((mark) => lower.includes(mark));
    },
  };
}

/** `nexusApiKey`, `nexus.apiKey` and `NEXUS_API_KEY` are one. */
function plain(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
}

import type { ProjectFacts } from "@nxs-guard/client-boundary";

const PREFIX_CONFIG = /^(?:astro|electron\.vite|rsbuild|svelte|vite|wxt)\.config\.[cm]?[jt]s$/;
const NEXT_CONFIG = /^next\.config\.[cm]?[jt]s$/;

/** Of a configuration, in characters: a hostile one costs no more than a friendly one. */
const MAX_LENGTH = 65_536;

const PREFIXES = /\b(?:envPrefix|publicPrefix)\s*:\s*(?<value>\[[^\]]*\]|"[^"\n]*"|'[^'\n]*')/g;
/** To its end, which is not the one of a template's `${…}`. */
const ENV_OBJECT = /\benv\s*:\s*\{(?<names>(?:[^}$]|\$(?!\{)|\$\{[^}]{0,500}\}){0,4000})\}/g;
const STRING = /["'](?<text>[^"'\n]+)["']/g;
const PROPERTY_NAME = /(?:^|[,{\n])\s*["']?(?<name>[A-Za-z_]\w*)["']?\s*(?=[:,\n]|$)/g;

/**
 * What the configuration of bundlers says of variables that it builds in: the prefixes of Vite and SvelteKit, the names that Next lists under `env`.
 * Read from the text alone, since such files are programs; what they compute stays unknown.
 * @param names of the files beside the manifest
 */
export function publicEnvOf(
  names: readonly string[],
  read: (name: string) => string,
): Pick<ProjectFacts, "envPrefixes" | "inlinedEnvNames"> {
  const textsOf = (pattern: RegExp): string[] =>
    names.filter((name) => pattern.test(name)).map((name) => read(name).slice(0, MAX_LENGTH));
  return {
    envPrefixes: textsOf(PREFIX_CONFIG).flatMap((text) =>
      groupsIn(text, PREFIXES, "value").flatMap((value) => groupsIn(value, STRING, "text")),
    ),
    inlinedEnvNames: textsOf(NEXT_CONFIG).flatMap((text) =>
      groupsIn(text, ENV_OBJECT, "names").flatMap((entries) => groupsIn(entries, PROPERTY_NAME, "name")),
    ),
  };
}

function groupsIn(text: string, pattern: RegExp, group: string): string[] {
  return [...text.matchAll(pattern)].map((match) => match.groups?.[group] ?? "");
}

import { FRAMEWORK_IDS } from "@nxs-guard/client-boundary";
import type { FrameworkId } from "@nxs-guard/client-boundary";
import { catalogue, SECRET_NAMES } from "@nxs-guard/rules";
import { closest } from "fastest-levenshtein";

/** What a project says of itself under `settings["nxs-guard"]`, with what the catalogue knows of Nexus. */
export interface Settings {
  /** Hosts of the API, in lower case. */
  readonly hosts: readonly string[];
  /** Names of environment variables that hold a credential. */
  readonly envNames: readonly string[];
  /** Prefixes of public environment variables beyond those that the tools bring. */
  readonly envPrefixes: readonly string[];
  /** Globs of files that are client code, whatever else speaks. */
  readonly clientFiles: readonly string[];
  /** Globs of files that are server code. */
  readonly serverFiles: readonly string[];
  readonly framework: FrameworkId | undefined;
  /** Globs of the folders in which packages lie. */
  readonly rootDir: readonly string[] | undefined;
}

const LISTS = ["hosts", "envNames", "envPrefixes", "clientFiles", "serverFiles"] as const;
/** RFC 1123, section 2.1, and the underscore of internal names. */
const HOST = /^[\w-]+(?:\.[\w-]+)*$/;
const KEYS = [...LISTS, "framework", "rootDir"] as const;

const known = new WeakMap<object, Settings>();
const DEFAULTS = settingsFrom({});

/**
 * @param all ESLint's `settings`, of all plugins
 * @throws {TypeError} when there is a key that means nothing, a value of another kind than it should be, a host that is none, or a framework
 * that nobody knows
 */
export function readSettings(all: Readonly<Record<string, unknown>>): Settings {
  const own = all["nxs-guard"];
  if (own === undefined) return DEFAULTS;
  if (typeof own !== "object" || own === null || Array.isArray(own)) {
    throw new TypeError('settings["nxs-guard"] is to be an object.');
  }
  let settings = known.get(own);
  if (!settings) known.set(own, (settings = settingsFrom(own as Record<string, unknown>)));
  return settings;
}

function settingsFrom(own: Readonly<Record<string, unknown>>): Settings {
  for (const key of Object.keys(own)) {
    if ((KEYS as readonly string[]).includes(key)) continue;
    throw new TypeError(`settings["nxs-guard"] has no "${key}". Did you mean "${closest(key, [...KEYS])}"?`);
  }
  const [hosts, envNames, envPrefixes, clientFiles, serverFiles] = LISTS.map((key) => listOf(own, key) ?? []);
  hosts?.forEach(checkHost);
  return {
    hosts: [...catalogue.hosts, ...(hosts ?? [])].map((host) => host.toLowerCase()),
    envNames: [...SECRET_NAMES, ...(envNames ?? [])],
    envPrefixes: envPrefixes ?? [],
    clientFiles: clientFiles ?? [],
    serverFiles: serverFiles ?? [],
    framework: frameworkOf(own),
    rootDir: listOf(own, "rootDir"),
  };
}

/** A URL or a port would be compared with the names of hosts, and never match. */
function checkHost(host: string): void {
  if (HOST.test(host)) return;
  const name = /^(?:(?:[a-z][\w+.-]*:)?\/\/)?(?<name>[\w-]+(?:\.[\w-]+)*)(?=[:/?#]|$)/i.exec(host)?.groups?.["name"];
  const hint = name === undefined ? "" : ` Did you mean "${name}"?`;
  throw new TypeError(`settings["nxs-guard"].hosts is to hold names of hosts, such as "nexus.acme.dev".${hint}`);
}

function frameworkOf({ framework }: Readonly<Record<string, unknown>>): FrameworkId | undefined {
  if (framework === undefined || isFramework(framework)) return framework;
  if (typeof framework !== "string") throw new TypeError('settings["nxs-guard"].framework is to be a string.');
  const nearest = closest(framework, [...FRAMEWORK_IDS]);
  throw new TypeError(`settings["nxs-guard"].framework knows no "${framework}". Did you mean "${nearest}"?`);
}

function isFramework(value: unknown): value is FrameworkId {
  return (FRAMEWORK_IDS as readonly unknown[]).includes(value);
}

/** A list of strings; one string stands for a list of one. */
function listOf(own: Readonly<Record<string, unknown>>, key: string): readonly string[] | undefined {
  const value = own[key];
  if (value === undefined) return undefined;
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (!list.every((item) => typeof item === "string")) {
    throw new TypeError(`settings["nxs-guard"].${key} is to be a list of strings.`);
  }
  if (list.includes("")) throw new TypeError(`settings["nxs-guard"].${key} holds an empty text, which means nothing.`);
  return list;
}

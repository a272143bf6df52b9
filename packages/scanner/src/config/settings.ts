import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import process from "node:process";
import { Detector, type Observer, type Rule } from "@nxs-guard/core";
import { catalogue, commitRules, eslintRules } from "@nxs-guard/rules";
import { BASELINE_FILE, readBaseline, type Baseline } from "../baseline/baseline.ts";
import { filesAt } from "../git/files-at.ts";
import { nearest } from "../nearest.ts";
import { workTreeTop } from "../work-tree-top.ts";
import { UserError } from "../user-error.ts";
import { Judge } from "../verdicts/judge.ts";
import { onDisk, type TextFiles } from "../text-files.ts";
import { configFile, isConfigName, MANIFEST, manifestConfig } from "./config-file.ts";
import { Layers } from "./layers.ts";

export interface SettingsOptions {
  /** The directory that relative paths count from, those of documents too; by default the working directory. */
  readonly cwd?: string;
  /** Files and directories that are scanned; by default `cwd`. Configurations are looked for in what holds them all, and above. */
  readonly roots?: readonly string[];
  /** A configuration that is read instead of those that are found. It may be a module, which is run. */
  readonly config?: string;
  /** The same, and what the scanned repository says is ignored: its configurations, comments and baseline. */
  readonly trustedConfig?: string;
  /**
   * A commit: its configurations and its baseline are read instead of those on disk. Its modules are not run. Comments are ignored, as one
   * that stands there may be made to cover something new.
   */
  readonly trustedCommit?: string;
  /** A baseline that counts instead of the repository's. */
  readonly baseline?: Baseline;
  /** The time against which `until` is judged; without it, nothing has expired. */
  readonly now?: Date;
  /** Is told of the steps of the scan. */
  readonly observer?: Observer;
}

/** What a scan is told by configurations and a baseline. */
export interface Settings {
  readonly detector: Detector;
  readonly judge: Judge;
  readonly layers: Layers;
  readonly baseline: Baseline | undefined;
  /** The key of fingerprints: the baseline's, where there is one. */
  readonly fingerprintKey?: string;
  /** Whether a document, by its path, is to be scanned. */
  readonly selects: (path: string) => boolean;
}

/**
 * Reads what counts for a scan.
 *
 * @throws {UserError} when a configuration or the baseline is wrong.
 */
export async function loadSettings(options: SettingsOptions = {}): Promise<Settings> {
  const { cwd = process.cwd(), config, trustedConfig, trustedCommit, now } = options;
  if (config !== undefined && trustedConfig !== undefined) {
    throw new UserError("There are two configurations, --config and --trusted-config.", "Name one of them.");
  }
  const start = commonDirectory((options.roots ?? ["."]).map((root) => resolve(cwd, root)));
  const top = workTreeTop(start);
  const named = config ?? trustedConfig;
  const files = trustedCommit === undefined ? onDisk : await settingFilesAt(top ?? start, trustedCommit);
  const layers =
    named === undefined
      ? await Layers.discover(start, top ?? (contains(cwd, start) ? cwd : start), files)
      : await Layers.only(namedFile(resolve(cwd, named)), top ?? start);
  const isTrusting = trustedConfig === undefined && trustedCommit === undefined;
  const baseline = options.baseline ?? (trustedConfig === undefined ? readBaseline(top ?? start, files) : undefined);
  const detector = await detectorOf(layers, options.observer);
  return {
    detector,
    layers,
    baseline,
    judge: new Judge({ detector, now, pathsFrom: cwd, layers, baseline, honorsComments: isTrusting }),
    selects: selection(layers, cwd),
    ...(baseline && { fingerprintKey: baseline.key }),
  };
}

/** The files of a commit that say what counts. */
function settingFilesAt(top: string, commit: string): Promise<TextFiles> {
  return filesAt(top, commit, {
    name: (name) => isConfigName(name) || name === MANIFEST || name === BASELINE_FILE,
    text: (name, text) => name !== MANIFEST || manifestConfig(text) !== undefined,
  });
}

function namedFile(path: string): ReturnType<typeof configFile> {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
    throw new UserError(`There is no configuration file ${path}.`, "Check its name.");
  }
  return configFile(path);
}

async function detectorOf({ above }: Layers, observer: Observer | undefined): Promise<Detector> {
  const rules: Rule[] = [...catalogue.rules];
  for (const { file, config } of above) {
    rules.push(
      ...(await (await import("./custom-rules.ts")).customRules(file, config.customRules ?? [], idsOf(rules))),
    );
  }
  const eslintIds = Object.keys(eslintRules).map((name) => `nxs-guard/${name}`);
  const ids = new Set([...idsOf(rules), ...commitRules.map(({ id }) => id), ...eslintIds]);
  for (const { file, config } of above) {
    for (const id of [...Object.keys(config.rules ?? {}), ...(config.suppress ?? []).map(({ rule }) => rule)]) {
      if (ids.has(id)) continue;
      const suggestion = nearest(id, [...ids]);
      throw new UserError(
        `${file}: there is no rule "${id}".`,
        suggestion === undefined ? "`nxs-guard rules list` names all." : `Did you mean "${suggestion}"?`,
      );
    }
  }
  const said = new Map(above.flatMap(({ config }) => Object.entries(config.rules ?? {})));
  if (rules.every(({ id }) => said.get(id) === "off")) {
    throw new UserError("Every rule is off: a scan would find nothing.", "Leave at least one rule on.");
  }
  const hosts = [...catalogue.hosts, ...above.flatMap(({ config }) => config.hosts ?? [])];
  const credentialMarks = [...catalogue.credentialMarks, ...above.flatMap(({ config }) => config.envNames ?? [])];
  return new Detector({ rules, hosts, credentialMarks }, observer);
}

function idsOf(rules: readonly Rule[]): Set<string> {
  return new Set(rules.map(({ id }) => id));
}

/** Whether a document is to be scanned, by its path. */
function selection({ above }: Layers, cwd: string): Settings["selects"] {
  const choosing = above.filter(({ config }) => config.paths);
  // Of every document it is asked.
  if (choosing.length === 0) return () => true;
  return (path) => {
    const absolute = resolve(cwd, path);
    return choosing.every(({ config: { paths }, matches }) => {
      const isIncluded = paths?.include === undefined || matches(paths.include, absolute);
      return isIncluded && !(paths?.exclude && matches(paths.exclude, absolute));
    });
  };
}

/** The directory that holds all of the paths. One that does not exist is judged by its name alone; whoever scans it says so. */
function commonDirectory(paths: readonly string[]): string {
  const directories = paths.map((path) => (isDirectory(path) ? path : dirname(path)));
  let common = directories[0] ?? process.cwd();
  while (!directories.every((directory) => contains(common, directory))) common = dirname(common);
  return common;
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function contains(directory: string, path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if (at === directory) return true;
    if (dirname(at) === at) return false;
  }
}

import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import process from "node:process";
import { Detector, type Catalogue, type Observer } from "@nxs-guard/core";
import { catalogue } from "@nxs-guard/rules";
import { isBareRepository } from "../bare-repository.ts";
import { BASELINE_FILE, readBaseline, type Baseline } from "../baseline/baseline.ts";
import { filesAt } from "../git/files-at.ts";
import { everything } from "../selection.ts";
import { workTreeTop } from "../work-tree-top.ts";
import { UserError } from "../user-error.ts";
import { Judge } from "../verdicts/judge.ts";
import { onDisk, type TextFiles } from "../text-files.ts";
import { configFile, isConfigName, MANIFEST, manifestConfig } from "./config-file.ts";
import { configuredFolders, isTrackable } from "./configured-folders.ts";
import { Layers } from "./layers.ts";
import { ProofTime } from "./proof-time.ts";
import { addsRules, assertKnownRules, withAdditions } from "./rule-additions.ts";
import { Scopes } from "./scopes.ts";

export interface SettingsOptions {
  /** The directory that relative paths count from, those of documents too; by default the working directory. */
  readonly cwd?: string;
  /** Files and directories that are scanned; by default `cwd`. Configurations are looked for in what holds them all, and above. */
  readonly roots?: readonly string[];
  /** Whether documents are few, so that their folders are looked at for configurations one by one; by default where only files are scanned. */
  readonly isSmall?: boolean;
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
  /** What configurations below the place of the scan add in their folders. */
  readonly scopes: Scopes;
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
  const roots = (options.roots ?? ["."]).map((root) => resolve(cwd, root));
  const start = commonDirectory(roots);
  const top = workTreeTop(start);
  const named = config ?? trustedConfig;
  const { isSmall = !roots.some(isDirectory) } = options;
  const isFound = named === undefined && trustedCommit === undefined && top !== undefined;
  const isListed = isFound && !isSmall;
  // Git answers while all that follows is read.
  const hasNone = named !== undefined || (top === undefined && isBareRepository(start));
  const below = isListed ? configuredFolders(start) : Promise.resolve(hasNone ? NONE : undefined);
  const files = trustedCommit === undefined ? onDisk : await settingFilesAt(top ?? start, trustedCommit);
  const layers =
    named === undefined
      ? await Layers.discover(start, top ?? (contains(cwd, start) ? cwd : start), files)
      : await Layers.only(namedFile(resolve(cwd, named)), top ?? start);
  const isTrusting = trustedConfig === undefined && trustedCommit === undefined;
  const baseline = options.baseline ?? (trustedConfig === undefined ? readBaseline(top ?? start, files) : undefined);
  const proofTime = new ProofTime();
  const detector = await detectorOf(layers, proofTime, options.observer);
  const selects = selection(layers, cwd);
  const isCounted = isFound ? (file: string): Promise<boolean> => isTrackable(start, file) : undefined;
  const scopes = new Scopes({
    ...{ layers, main: { detector, selects }, pathsFrom: cwd, proofTime },
    ...{ below: await below, isCounted },
  });
  return {
    detector,
    layers,
    baseline,
    judge: new Judge({ detector, now, pathsFrom: cwd, layers, scopes, baseline, honorsComments: isTrusting }),
    selects,
    scopes,
    ...(baseline && { fingerprintKey: baseline.key }),
  };
}

const NONE: ReadonlySet<string> = new Set();

/** The files of a commit that say what counts. */
function settingFilesAt(top: string, commit: string): Promise<TextFiles> {
  return filesAt(top, commit, {
    name: (name) => isConfigName(name) || name === MANIFEST || name === BASELINE_FILE,
    text: (name, text) => name !== MANIFEST || manifestConfig(text) !== undefined,
  });
}

function namedFile(path: string): ReturnType<typeof configFile> {
  if (!isFile(path)) {
    throw new UserError(`There is no configuration file ${path}.`, "Check its name.");
  }
  return configFile(path);
}

async function detectorOf({ above }: Layers, time: ProofTime, observer: Observer | undefined): Promise<Detector> {
  let extended: Catalogue = catalogue;
  for (const layer of above) if (addsRules(layer)) extended = await withAdditions(extended, layer, time);
  for (const layer of above) assertKnownRules(layer, extended.rules);
  const said = new Map(above.flatMap(({ config }) => Object.entries(config.rules ?? {})));
  if (extended.rules.every(({ id }) => said.get(id) === "off")) {
    throw new UserError("Every rule is off: a scan would find nothing.", "Leave at least one rule on.");
  }
  return new Detector(extended, observer);
}

/** Whether a document is to be scanned, by its path. */
function selection({ above }: Layers, cwd: string): Settings["selects"] {
  const choosing = above.filter(({ config }) => config.paths);
  // Of every document it is asked.
  if (choosing.length === 0) return everything;
  return (path) => {
    const absolute = resolve(cwd, path);
    return choosing.every(({ selects }) => selects(absolute));
  };
}

/** The directory that holds all of the paths. One that does not exist is judged by its name alone; whoever scans it says so. */
function commonDirectory(paths: readonly string[]): string {
  const directories = paths.map((path) => (isDirectory(path) ? path : dirname(path)));
  let common = directories[0] ?? process.cwd();
  while (!directories.every((directory) => contains(common, directory))) common = dirname(common);
  return common;
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
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

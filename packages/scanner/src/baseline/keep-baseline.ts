import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { loadSettings, type Settings } from "../config/settings.ts";
import { redact } from "../redact.ts";
import { replaceFile } from "../replace-file.ts";
import { scan, type LocatedFinding, type ScanResult, type SilencedFinding } from "../scan.ts";
import type { SecondLook } from "../second-look.ts";
import type { Source } from "../source.ts";
import { committed } from "../sources/committed.ts";
import { workingTree } from "../sources/working-tree.ts";
import { UserError } from "../user-error.ts";
import { isCommitRule, isEslintRule } from "../verdicts/judged-elsewhere.ts";
import { workTreeTop } from "../work-tree-top.ts";
import { Baseline, readBaseline, type BaselineEntry } from "./baseline.ts";
import { newKey } from "./new-key.ts";
import { setUnionMerge } from "./union-merge.ts";

export interface KeepOptions {
  /** A directory of the tree; the baseline stands at the top of its repository, outside one in the directory itself. */
  readonly cwd: string;
  /** Why the findings are accepted. */
  readonly why?: string;
  readonly now?: Date;
  /** The configuration that counts instead of those that are found. */
  readonly config?: string;
  /** What else judges the tree. Without any, what rules about commits find is neither added nor taken away. */
  readonly secondLooks?: (settings: Settings) => readonly SecondLook[];
}

/** What stands for a reason until somebody gave one. */
export const UNJUDGED = "not yet judged";

/** What was done to a baseline. */
export interface Kept {
  readonly file: string;
  /** The entries that were added or removed. */
  readonly changed: readonly BaselineEntry[];
  /** How many it has now. */
  readonly total: number;
  readonly result: ScanResult;
}

/**
 * Writes down what stands in the tree as known.
 *
 * @returns also whether `.gitattributes` had to be written, so that two branches' baselines merge.
 * @throws {UserError} when there is a baseline, unless it is to be replaced.
 */
export async function createBaseline(
  options: KeepOptions & { readonly replaces?: boolean },
): Promise<Kept & { readonly setsMerge: boolean }> {
  const directory = directoryOf(options);
  const fresh = new Baseline(directory, await newKey(directory), []);
  if (existsSync(fresh.file) && !options.replaces) {
    throw new UserError(`${fresh.file} exists.`, "Add to it: nxs-guard baseline update. Make it anew: --force.");
  }
  const { result, masked } = await scanAgainst(fresh, options);
  const baseline = fresh.with(result.findings.map((located) => masked(entryOf(fresh, located, options))));
  replaceFile(baseline.file, String(baseline));
  const setsMerge = workTreeTop(directory) !== undefined && setUnionMerge(directory);
  return { file: baseline.file, changed: baseline.entries, total: baseline.entries.length, result, setsMerge };
}

/** A baseline that nobody has written yet. */
export interface BaselineDraft {
  /** Where it belongs. */
  readonly file: string;
  readonly entries: readonly BaselineEntry[];
  /** Its text. */
  readonly text: string;
  /** What stands in the tree and not in HEAD: it may yet be kept from being known. */
  readonly fresh: readonly LocatedFinding[];
}

/**
 * What a baseline would say of a tree: what HEAD has as well, in the same file.
 *
 * @param counts whether a finding is of interest; by default all are
 */
export async function draftBaseline(
  options: KeepOptions,
  counts: (located: LocatedFinding) => boolean = () => true,
): Promise<BaselineDraft> {
  const directory = directoryOf(options);
  const empty = new Baseline(directory, await newKey(directory), []);
  const { result, masked } = await scanAgainst(empty, options);
  const findings = result.findings.filter(counts);
  // A file in an archive is committed with it.
  const paths = new Set(findings.map(({ path }) => path.split("!/", 1).join("")));
  const { result: before } = await scanAgainst(empty, options, committed([...paths], directory));
  const known = new Set(before.findings.map(identity));
  const isOld = (located: LocatedFinding): boolean => known.has(identity(located));
  const baseline = empty.with(findings.filter(isOld).map((located) => masked(entryOf(empty, located, options))));
  return {
    file: baseline.file,
    entries: baseline.entries,
    text: String(baseline),
    fresh: findings.filter((located) => !isOld(located)),
  };
}

function identity({ path, finding }: LocatedFinding): string {
  return JSON.stringify([path, finding.ruleId, finding.fingerprint]);
}

/** Adds what is new in the tree to its baseline. @throws {UserError} when there is none. */
export async function updateBaseline(options: KeepOptions): Promise<Kept> {
  const standing = baselineOf(options);
  const { result, masked } = await scanAgainst(standing, options);
  const added = result.findings.map((located) => masked(entryOf(standing, located, options)));
  const baseline = standing.with([...standing.entries, ...added]);
  replaceFile(baseline.file, String(baseline));
  return { file: baseline.file, changed: added, total: baseline.entries.length, result };
}

/** Takes away what no longer stands in the tree. What could not be read stays. @throws {UserError} when there is no baseline. */
export async function pruneBaseline(options: KeepOptions): Promise<Kept> {
  const standing = baselineOf(options);
  const { result, isKnown, masked } = await scanAgainst(standing, options);
  const gone = new Set(standing.unused(isKnown).filter(({ rule }) => judges(rule, options)));
  const baseline = standing.with(standing.entries.filter((entry) => !gone.has(entry)));
  replaceFile(baseline.file, String(baseline));
  return { file: baseline.file, changed: [...gone].map(masked), total: baseline.entries.length, result };
}

/** An entry, and the findings that it stands for; undefined when its document was not read. */
export interface AuditedEntry {
  readonly entry: BaselineEntry;
  readonly findings: readonly SilencedFinding[] | undefined;
}

/** Looks what each entry of the baseline stands for. @throws {UserError} when there is none. */
export async function auditBaseline(
  options: KeepOptions,
): Promise<{ readonly file: string; readonly entries: readonly AuditedEntry[]; readonly result: ScanResult }> {
  const baseline = baselineOf(options);
  const { result, isKnown, masked } = await scanAgainst(baseline, options);
  const gone = new Set(baseline.unused(isKnown).filter(({ rule }) => judges(rule, options)));
  const entries = baseline.entries.map((entry) => {
    const findings = result.silenced.filter((one) => stands(baseline, entry, one));
    return { entry: masked(entry), findings: findings.length > 0 || gone.has(entry) ? findings : undefined };
  });
  return { file: baseline.file, entries, result };
}

function stands(baseline: Baseline, entry: BaselineEntry, { verdict, path, finding }: SilencedFinding): boolean {
  return (
    verdict === "baselined" &&
    finding.ruleId === entry.rule &&
    finding.fingerprint === entry.fingerprint &&
    baseline.pathOf(resolve(baseline.directory, path)) === entry.path
  );
}

function directoryOf({ cwd }: KeepOptions): string {
  return workTreeTop(cwd) ?? cwd;
}

/** Whether whoever scans here would find what a rule finds. */
function judges(rule: string, { secondLooks }: KeepOptions): boolean {
  return !isEslintRule(rule) && (secondLooks !== undefined || !isCommitRule(rule));
}

function baselineOf(options: KeepOptions): Baseline {
  const directory = directoryOf(options);
  const baseline = readBaseline(directory);
  if (baseline) return baseline;
  throw new UserError(`There is no baseline in ${directory}.`, "Make one: nxs-guard baseline create.");
}

interface ScanAgainst {
  readonly result: ScanResult;
  readonly isKnown: (absolute: string) => boolean;
  /** The entry without the secrets that somebody may have written into it. */
  readonly masked: (entry: BaselineEntry) => BaselineEntry;
}

async function scanAgainst(
  baseline: Baseline,
  { now, config, secondLooks = () => [] }: KeepOptions,
  source: Source = workingTree({ cwd: baseline.directory }),
): Promise<ScanAgainst> {
  const cwd = baseline.directory;
  const settings = await loadSettings({
    ...{ cwd, baseline },
    ...(now && { now }),
    ...(config !== undefined && { config }),
  });
  const { detector, judge } = settings;
  const result = await scan({ source, ...settings, secondLooks: secondLooks(settings), ...(now && { now }) });
  const safe = (text: string): string => redact(text, detector);
  return {
    result,
    isKnown: judge.knows(),
    masked: ({ rule, fingerprint, path, why }) => ({ rule: safe(rule), fingerprint, path: safe(path), why: safe(why) }),
  };
}

function entryOf(
  baseline: Baseline,
  { path, finding }: LocatedFinding,
  { why = UNJUDGED }: KeepOptions,
): BaselineEntry {
  const { ruleId: rule, fingerprint } = finding;
  return { rule, fingerprint, path: baseline.pathOf(resolve(baseline.directory, path)), why };
}

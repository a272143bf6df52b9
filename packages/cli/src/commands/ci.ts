import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import process from "node:process";
import {
  exitCode,
  isPartial,
  loadSettings,
  printable,
  range,
  UserError,
  workingTree,
  type AddedSuppression,
  type Notice,
  type ScanResult,
  type SkipReason,
  type Settings,
} from "@nxs-guard/scanner";
import { lintLook, practiceLook, Tree } from "@nxs-guard/pre-commit/checks";
import { catalogue } from "@nxs-guard/rules";
import { editNotices } from "../ci/edits.ts";
import { assertOwnPlace } from "../ci/report-place.ts";
import type { CiRun, Summary } from "../ci/run.ts";
import { scopeOf, type Scope, type Unknown } from "../ci/scope.ts";
import { writeStepOutputs } from "../ci/step-outputs.ts";
import { failureText, summaryText, writeSummary } from "../ci/summary.ts";
import { understand } from "../ci/understand.ts";
import { committedTree } from "../committed-tree.ts";
import { describeFailure } from "../failure.ts";
import type { ReportingOptions } from "../options.ts";
import { repositoryHere, type Place } from "../place.ts";
import {
  fileStyle,
  openOutputs,
  profileFor,
  rendered,
  scanWith,
  writeReports,
  type ScanFacts,
  type SecondLooks,
} from "../report-on.ts";
import { DEFAULT_REPORTS } from "../report-request.ts";
import type { RunProfile } from "../run-profile.ts";
import { settingsOf } from "../settings.ts";

export interface CiWords extends Omit<ReportingOptions, "trustedConfig"> {
  readonly base?: string;
  readonly head?: string;
  /** A file, or true for what the base says. */
  readonly trustedConfig?: string | true;
  readonly lint?: boolean;
}

/** @throws {UserError} outside a repository, and when a configuration, the baseline or a place for a report is wrong. */
export async function scanForCi(words: CiWords): Promise<void> {
  const place = repositoryHere();
  const run = await understand(process.env, words, place.cwd);
  try {
    await scanIn(place, run, words);
  } catch (error) {
    if (run.summary) await summarizeFailure(run.summary, error, words);
    throw error;
  }
}

async function scanIn(place: Place, run: CiRun, { trustedConfig, ...words }: CiWords): Promise<void> {
  if (words.lint) refuseUntrusted(run, trustedConfig);
  const isDefault = words.report === DEFAULT_REPORTS;
  const options: ReportingOptions = {
    ...words,
    report: isDefault ? run.reports : words.report,
    ...(typeof trustedConfig === "string" && { trustedConfig }),
  };
  for (const { file } of options.report) {
    if (file === undefined) continue;
    assertOwnPlace(file, place.cwd);
    if (isDefault) mkdirSync(dirname(file), { recursive: true });
  }
  const outputs = openOutputs(options.report);
  const startedAt = new Date();
  const found = await scopeOf(run, place.cwd);
  const scope = trustedConfig === true ? withTrustedBase(found) : found;
  tell(`${run.system}: ${scope.words}${scope.scan === "unknown" ? ` ${scope.remedy}` : ""}`, options);
  const profile = await profileFor(options);
  const { result, edits, facts } = await scanned(scope, run, {
    options,
    profile,
    place,
    startedAt,
    trustsBase: trustedConfig === true,
    lints: words.lint ?? false,
  });
  const whole = { ...result, notices: [...edits, ...result.notices] };
  await writeReports(outputs, whole, facts, options);
  if (profile) process.stderr.write(profile.text());
  if (run.summary) {
    const report = [...(await rendered("markdown", result, facts, fileStyle(options)))].join("");
    await writeSummary(run.summary, summaryText(scope.words, { edits, silenced: result.silenced }, report));
  }
  if (run.outputs !== undefined) writeStepOutputs(run.outputs, result, options.report);
  process.exitCode = exitCode(result, options.exitZero ? "never" : options.failOn);
}

/** Whoever has edited a configuration looks there first, and not in the log. */
async function summarizeFailure(summary: Summary, error: unknown, { logLevel }: CiWords): Promise<void> {
  const { text } = await describeFailure(error, logLevel);
  try {
    await writeSummary(summary, failureText(text));
  } catch {
    // The summary may be what has failed; the error that came first is the one to tell.
  }
}

/** ESLint runs code of the tree. @throws {UserError} where that may be a stranger's. */
function refuseUntrusted({ hasSecrets }: CiRun, trustedConfig: CiWords["trustedConfig"]): void {
  if (!hasSecrets && trustedConfig === undefined) return;
  throw new UserError(
    `--lint would run code of the change that is judged${hasSecrets ? ", in a run that has secrets at hand" : ""}.`,
    hasSecrets ? "Let the event be pull_request." : "Run it apart from --trusted-config, where there is no secret.",
  );
}

/** @param practices the rules about commits */
function looks({ lints, place }: Conditions, practices: SecondLooks): SecondLooks {
  if (!lints) return practices;
  return (settings) => {
    const { detector, fingerprintKey } = settings;
    const lint = lintLook({ top: place.cwd, detector, fingerprintKey, trustsProject: true, tellsAbsence: true });
    return [...practices(settings), lint];
  };
}

interface Scanned {
  readonly result: ScanResult;
  readonly edits: readonly Notice[];
  readonly facts: ScanFacts;
}

interface Conditions {
  readonly options: ReportingOptions;
  readonly profile: RunProfile | undefined;
  readonly place: Place;
  readonly startedAt: Date;
  readonly trustsBase: boolean;
  readonly lints: boolean;
}

async function scanned(scope: Scope, run: CiRun, conditions: Conditions): Promise<Scanned> {
  const { options, profile, place, startedAt } = conditions;
  if (scope.scan === "unknown" || scope.scan === "nothing") {
    const result = scope.scan === "unknown" ? unknownResult(scope) : NOTHING;
    return { result, edits: [], facts: { startedAt, rules: catalogue.rules } };
  }
  const settings = await settingsFor(scope, conditions);
  if (scope.scan === "tree") {
    const judges = { settings, looksBy: looks(conditions, committedTree(place.cwd)), profile };
    const { result, ...facts } = await scanWith(workingTree({ cwd: place.cwd }), judges, options, startedAt);
    return { result, edits: [], facts: { startedAt, ...facts } };
  }
  const suppressions: AddedSuppression[] = [];
  const onSuppression = (added: AddedSuppression): void => void suppressions.push(added);
  const source = range({ cwd: place.cwd, base: scope.base, head: scope.head, tag: scope.tag, onSuppression });
  const tree = new Tree(place.cwd, scope.head);
  const looksBy = looks(conditions, ({ fingerprintKey }) => [practiceLook({ fingerprintKey, tree })]);
  const { result, ...facts } = await scanWith(source, { settings, looksBy, profile }, options, startedAt);
  return {
    result: await withRemedy(result, run, place.cwd),
    edits: await editNotices(place.cwd, scope, suppressions, { detector: settings.detector, lints: conditions.lints }),
    facts: { startedAt, ...facts },
  };
}

async function settingsFor(
  scope: Scope,
  { options, profile, place, startedAt, trustsBase }: Conditions,
): Promise<Settings> {
  if (!trustsBase || scope.scan !== "commits") return settingsOf(options, place, startedAt, profile?.steps);
  try {
    const observer = profile && { observer: profile.steps };
    return await loadSettings({ ...place, now: startedAt, trustedCommit: scope.base, ...observer });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`In the base, ${scope.base.slice(0, 12)}: ${error.message}`, error.remedy);
  }
}

/** Where a change is on trial, its own configuration is not trusted; where none is, there is nothing to distrust. */
function withTrustedBase(scope: Scope): Scope {
  if (scope.scan !== "tree" || scope.isSettled) return scope;
  return {
    scan: "unknown",
    reason: "missing object",
    words: "There is no base whose configuration could be trusted.",
    remedy: "Name one with --base, or a file that is trusted: --trusted-config <file>.",
  };
}

const NOTHING: ScanResult = {
  unit: "change",
  findings: [],
  silenced: [],
  notices: [],
  coverage: { selected: 0, scanned: 0, bytes: 0, skipped: [], excluded: [] },
};

/** No configuration can allow it. */
function unknownResult({ reason, words, remedy }: Unknown): ScanResult {
  const path = "<history>";
  return {
    ...NOTHING,
    notices: [{ path, message: `${words} ${remedy}` }],
    coverage: { ...NOTHING.coverage, selected: 1, skipped: [{ path, reason }] },
  };
}

async function withRemedy(result: ScanResult, { remedies }: CiRun, cwd: string): Promise<ScanResult> {
  const isLacking = result.coverage.skipped.some(({ reason }) => LACKING.has(reason));
  if (!isLacking || !(await isPartial(cwd))) return result;
  const message = `This clone lacks files of the past. ${remedies.content}`;
  return { ...result, notices: [...result.notices, { path: "<history>", message }] };
}

/** What git says of a file that a partial clone has left out. */
const LACKING: ReadonlySet<SkipReason> = new Set<SkipReason>(["missing object", "corrupt object"]);

/** On the standard error: the standard output is the report's. */
function tell(words: string, { logLevel }: ReportingOptions): void {
  if (logLevel !== "silent") process.stderr.write(`${printable(words)}\n`);
}

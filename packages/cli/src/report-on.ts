import process from "node:process";
import type { RuleDescription } from "@nxs-guard/core";
import {
  exitCode,
  reports,
  scan,
  withSizeLimit,
  type ReportStyle,
  type ScanResult,
  type SecondLook,
  type Settings,
  type Source,
  type Duration,
} from "@nxs-guard/scanner";
import { wantsColor } from "./color.ts";
import { logAt } from "./log.ts";
import type { ReportingOptions } from "./options.ts";
import type { Place } from "./place.ts";
import { Progress } from "./progress.ts";
import { ReportFile } from "./report-file.ts";
import type { ReportRequest } from "./report-request.ts";
import type { RunProfile } from "./run-profile.ts";
import { settingsOf } from "./settings.ts";
import { write } from "./standard-output.ts";
import { version } from "./version.ts";

/** The most columns that a line of text is read well in; also where there is no terminal, or one that does not know its size. */
const WIDTH = 100;
/** With fewer a report cannot be read at all. */
const NARROWEST = 40;

/** What else judges what a source brings, once it is known what counts. */
export type SecondLooks = (settings: Settings) => readonly SecondLook[];

/**
 * Scans what a source brings, writes the reports, and sets the exit code.
 *
 * @throws {UserError} when a configuration or the baseline is wrong; when a report cannot be written to its file, before the scan where that
 *   can be told.
 */
export async function reportOn(
  source: Source,
  options: ReportingOptions,
  place: Place,
  looksBy: SecondLooks = () => [],
): Promise<void> {
  const outputs = openOutputs(options.report);
  const startedAt = new Date();
  const profile = await profileFor(options);
  const settings = await settingsOf(options, place, startedAt, profile?.steps);
  const { result, ...facts } = await scanWith(source, { settings, looksBy, profile }, options, startedAt);
  await writeReports(outputs, result, { startedAt, ...facts }, options);
  if (profile) process.stderr.write(profile.text());
  process.exitCode = exitCode(result, options.exitZero ? "never" : options.failOn);
}

/** Few runs need one. */
export async function profileFor({ profile }: ReportingOptions): Promise<RunProfile | undefined> {
  return profile ? new (await import("./run-profile.ts")).RunProfile() : undefined;
}

/** Where a report goes; without a file, to the standard output. */
export interface Output {
  readonly name: ReportRequest["name"];
  readonly file: ReportFile | undefined;
}

/** @throws {UserError} when a report cannot be written to its file. */
export function openOutputs(requests: readonly ReportRequest[]): readonly Output[] {
  return requests.map(({ name, file }) => ({ name, file: file === undefined ? file : new ReportFile(file) }));
}

/** Who judges what a source brings. */
export interface Judges {
  readonly settings: Settings;
  readonly looksBy: SecondLooks;
  /** Is told of the steps by the settings' detector, and of the scan as a whole. */
  readonly profile?: RunProfile | undefined;
}

/** Scans what a source brings, and shows how far it is. @returns also everything that was looked for, and what took its time */
export async function scanWith(
  source: Source,
  { settings, looksBy, profile }: Judges,
  { maxFileSize, logLevel }: ReportingOptions,
  now: Date,
): Promise<{ readonly result: ScanResult } & Pick<ScanFacts, "rules" | "durations">> {
  const progress = new Progress(source.unit);
  const secondLooks = looksBy(settings);
  const scanning = (): Promise<ScanResult> =>
    scan({
      source: maxFileSize === undefined ? source : withSizeLimit(source, maxFileSize),
      ...settings,
      secondLooks,
      now,
      log: logAt(logLevel),
      onProgress: (done) => {
        progress.update(done);
      },
    });
  const result = await (profile ? profile.measure(scanning) : scanning()).finally(() => {
    progress.end();
  });
  return {
    result,
    rules: [...settings.scopes.rules(), ...secondLooks.flatMap((look) => look.rules())],
    durations: secondLooks.flatMap((look) => look.took?.() ?? []),
  };
}

/** What a report tells of the scan, beside its result. */
export interface ScanFacts {
  readonly startedAt: Date;
  readonly rules: readonly RuleDescription[];
  readonly durations?: readonly Duration[];
}

/** @throws {UserError} when a file cannot be written. */
export async function writeReports(
  outputs: readonly Output[],
  result: ScanResult,
  facts: ScanFacts,
  options: ReportingOptions,
): Promise<void> {
  // A reader of the standard output who has seen enough takes no file from anyone else.
  const filesFirst = outputs.toSorted((a, b) => Number(a.file === undefined) - Number(b.file === undefined));
  for (const { name, file } of filesFirst) {
    const style = file === undefined ? screenStyle(options) : fileStyle(options);
    const pieces = await rendered(name, result, facts, style);
    await (file === undefined ? write(pieces) : file.write(pieces));
  }
}

/** The text of a report, in pieces. */
export async function rendered(
  name: ReportRequest["name"],
  result: ScanResult,
  facts: ScanFacts,
  style: ReportStyle,
): Promise<Iterable<string>> {
  const report = await reports[name].load();
  return report.render(result, style, { ...facts, version, endedAt: new Date() });
}

function screenStyle(options: ReportingOptions): ReportStyle {
  const { stdout } = process;
  return {
    color: options.color && wantsColor(stdout),
    width: Math.max(NARROWEST, Math.min(stdout.columns || WIDTH, WIDTH)),
    detail: detail(options),
    showsSilenced: options.showSuppressed ?? false,
  };
}

export function fileStyle(options: ReportingOptions): ReportStyle {
  return { color: false, width: WIDTH, detail: detail(options), showsSilenced: options.showSuppressed ?? false };
}

function detail({ quiet, verbose }: ReportingOptions): ReportStyle["detail"] {
  return quiet ? "quiet" : verbose ? "verbose" : "normal";
}

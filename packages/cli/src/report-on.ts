import process from "node:process";
import {
  exitCode,
  reports,
  scan,
  withSizeLimit,
  type ReportStyle,
  type SecondLook,
  type Settings,
  type Source,
} from "@nxs-guard/scanner";
import { wantsColor } from "./color.ts";
import { logAt } from "./log.ts";
import type { ReportingOptions } from "./options.ts";
import type { Place } from "./place.ts";
import { Progress } from "./progress.ts";
import { ReportFile } from "./report-file.ts";
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
  const outputs = options.report.map(({ name, file }) => ({
    name,
    file: file === undefined ? file : new ReportFile(file),
  }));
  const log = logAt(options.logLevel);
  const progress = new Progress(source.unit);
  const startedAt = new Date();
  const settings = await settingsOf(options, place, startedAt);
  const secondLooks = looksBy(settings);
  const { maxFileSize } = options;
  const result = await scan({
    source: maxFileSize === undefined ? source : withSizeLimit(source, maxFileSize),
    ...settings,
    secondLooks,
    now: startedAt,
    log,
    onProgress: (done) => {
      progress.update(done);
    },
  }).finally(() => {
    progress.end();
  });
  const rules = [...settings.detector.catalogue.rules, ...secondLooks.flatMap((look) => look.rules())];
  const run = { version, rules, startedAt, endedAt: new Date() };
  // A reader of the standard output who has seen enough takes no file from anyone else.
  const filesFirst = outputs.toSorted((a, b) => Number(a.file === undefined) - Number(b.file === undefined));
  for (const { name, file } of filesFirst) {
    const report = await reports[name].load();
    const pieces = report.render(result, file === undefined ? screenStyle(options) : fileStyle(options), run);
    await (file === undefined ? write(pieces) : file.write(pieces));
  }
  process.exitCode = exitCode(result, options.exitZero ? "never" : options.failOn);
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

function fileStyle(options: ReportingOptions): ReportStyle {
  return { color: false, width: WIDTH, detail: detail(options), showsSilenced: options.showSuppressed ?? false };
}

function detail({ quiet, verbose }: ReportingOptions): ReportStyle["detail"] {
  return quiet ? "quiet" : verbose ? "verbose" : "normal";
}

import process from "node:process";
import { exitCode, reports, scan, type Source } from "@nxs-guard/scanner";
import { wantsColor } from "./color.ts";
import { logAt } from "./log.ts";
import type { ReportingOptions } from "./options.ts";
import { Progress } from "./progress.ts";
import { write } from "./standard-output.ts";

/** The most columns that a line of text is read well in; also where there is no terminal, or one that does not know its size. */
const WIDTH = 100;
/** With fewer a report cannot be read at all. */
const NARROWEST = 40;

/** Scans what a source brings, writes the report to the standard output, and sets the exit code. */
export async function reportOn(source: Source, options: ReportingOptions): Promise<void> {
  const log = logAt(options.logLevel);
  const progress = new Progress(source.unit);
  const result = await scan({
    source,
    now: new Date(),
    log,
    onProgress: (done) => {
      progress.update(done);
    },
  }).finally(() => {
    progress.end();
  });
  const { stdout } = process;
  await write(
    reports[options.report].render(result, {
      color: options.color && wantsColor(stdout),
      width: Math.max(NARROWEST, Math.min(stdout.columns || WIDTH, WIDTH)),
      detail: options.quiet ? "quiet" : options.verbose ? "verbose" : "normal",
    }),
  );
  process.exitCode = exitCode(result);
}

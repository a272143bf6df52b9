import { Option, type Command } from "commander";
import { bytes } from "./bytes.ts";
import type { Severity } from "@nxs-guard/scanner";
import { DEFAULT_REPORTS, REPORT_NAMES, SEVERITIES, withReport, type ReportRequest } from "./report-request.ts";

/** Which configuration counts. */
export interface ConfigOptions {
  readonly config?: string;
  readonly trustedConfig?: string;
}

/** What every command that ends in a report can be told. */
export interface ReportingOptions extends ConfigOptions {
  readonly report: readonly ReportRequest[];
  readonly failOn: Severity;
  readonly exitZero?: boolean;
  /** In bytes. */
  readonly maxFileSize?: number;
  readonly showSuppressed?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly logLevel: LogLevel;
  readonly color: boolean;
  readonly profile?: boolean;
}

/** From nothing to all. */
export const LOG_LEVELS = ["silent", "error", "warn", "info", "debug"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** How a command is told apart from the others. */
export interface Differences {
  /** What it does without `--report`. */
  readonly reports?: string;
  readonly trustedConfig?: Option;
}

export function withReporting(command: Command, { reports = "pretty", trustedConfig }: Differences = {}): Command {
  return withConfig(withLogLevel(command), trustedConfig)
    .addOption(
      new Option("--report <name[=file]>", `form of the report, may be repeated: ${REPORT_NAMES.join(", ")}`)
        .argParser(withReport)
        .default(DEFAULT_REPORTS, reports),
    )
    .addOption(
      new Option("--fail-on <severity>", "exit with 1 for findings of this severity or a worse one")
        .choices(SEVERITIES)
        .default("low"),
    )
    .option("--exit-zero", "exit with 0 even if there are findings")
    .addOption(
      new Option(
        "--max-file-size <size>",
        "read no more of any file, as in 500k or 10MB; the rest counts as skipped",
      ).argParser(bytes),
    )
    .option("--show-suppressed", "also list what is suppressed or known from the baseline, and why")
    .addOption(new Option("-q, --quiet", "report findings only").conflicts("verbose"))
    .option("-v, --verbose", "also report what was left out, and more about each finding")
    .option("--no-color", "plain text; NO_COLOR and FORCE_COLOR are honoured too")
    .option(
      "--profile",
      "tell on the standard error where the time went, by stage and by rule; one thread does all the work",
    );
}

export function withConfig(command: Command, trustedConfig = trustedFile()): Command {
  return command.addOption(configFile().conflicts("trustedConfig")).addOption(trustedConfig);
}

export function configFile(): Option {
  return new Option("--config <file>", "read this configuration instead of those that are found; a .js file is run");
}

function trustedFile(): Option {
  return new Option(
    "--trusted-config <file>",
    "read this configuration alone, and ignore what the scanned repository says: its configurations, comments and baseline",
  );
}

export function withLogLevel(command: Command): Command {
  return command.addOption(
    new Option("--log-level <level>", "what to tell on the standard error").choices(LOG_LEVELS).default("warn"),
  );
}

/** The level in words that may not be a command, so that a failure to understand them is told at the level they ask for. */
export function typedLogLevel(words: readonly string[]): LogLevel {
  const typed = words.flatMap(
    (word, index) => (word === "--log-level" ? words[index + 1] : word.split("--log-level=")[1]) ?? [],
  );
  return LOG_LEVELS.find((level) => level === typed.at(-1)) ?? "warn";
}

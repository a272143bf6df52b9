import { Option, type Command } from "commander";

/** What every command that ends in a report can be told. */
export interface ReportingOptions {
  readonly report: "pretty" | "json";
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly logLevel: LogLevel;
  readonly color: boolean;
}

/** From nothing to all. */
export const LOG_LEVELS = ["silent", "error", "warn", "info", "debug"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export function withReporting(command: Command): Command {
  return withLogLevel(command)
    .addOption(new Option("--report <name>", "form of the report").choices(["pretty", "json"]).default("pretty"))
    .addOption(new Option("-q, --quiet", "report findings only").conflicts("verbose"))
    .option("-v, --verbose", "also report what was left out, and more about each finding")
    .option("--no-color", "plain text; NO_COLOR and FORCE_COLOR are honoured too");
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

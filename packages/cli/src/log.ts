import process from "node:process";
import { printable, type Log } from "@nxs-guard/scanner";
import { LOG_LEVELS, type LogLevel } from "./options.ts";

/** Tells on the standard error what is at the level or more urgent. */
export function logAt(level: LogLevel): Log {
  return (urgency, message) => {
    if (LOG_LEVELS.indexOf(urgency) > LOG_LEVELS.indexOf(level)) return;
    process.stderr.write(`${urgency}: ${printable(message)}\n`);
  };
}

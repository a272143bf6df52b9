import { CommanderError } from "commander";
import type { Detector } from "@nxs-guard/core";
import { failedWrite } from "./failed-write.ts";
import type { LogLevel } from "./options.ts";

/** What to say about an error, and the exit code. */
export interface Failure {
  readonly text: string;
  readonly code: number;
}

/**
 * Puts an error into words: one sentence on what happened, one on what to do. Whatever it repeats, secrets in it are masked. Only at the
 * level `debug` is the place in the program told.
 */
export async function describeFailure(error: unknown, level: LogLevel): Promise<Failure> {
  const { ExitCode, UserError, printable, redact } = await import("@nxs-guard/scanner");
  const detector = await engine();
  if (!detector) return { text: NO_ENGINE, code: ExitCode.internalError };
  const safe = (text: string): string =>
    text
      .split("\n")
      .map((line) => printable(redact(line, detector)))
      .join("\n");

  if (error instanceof CommanderError) {
    // Where a command is missing, its help has been written.
    if (error.code === "commander.help") return { text: "", code: ExitCode.usage };
    const usage = shortened(safe(error.message));
    return { text: `${usage}\nSee \`nxs-guard --help\`.\n`, code: ExitCode.usage };
  }
  if (error instanceof UserError) {
    return { text: `error: ${safe(error.message)}\n${safe(error.remedy)}\n`, code: ExitCode.usage };
  }
  if (error instanceof Error && (error as NodeJS.ErrnoException).syscall === "write") {
    const text = `error: The output cannot be written: ${failedWrite(error)}.\nSee where it leads.\n`;
    return { text, code: ExitCode.usage };
  }
  const told = level === "debug" && error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    text: `internal error: ${safe(told)}\nPlease report it; \`--log-level debug\` shows where it comes from.\n`,
    code: ExitCode.internalError,
  };
}

/** Without it nothing can be masked, and so nothing of an error be told. */
async function engine(): Promise<Detector | undefined> {
  const core = await import("@nxs-guard/core");
  const { catalogue } = await import("@nxs-guard/rules");
  try {
    const detector = new core.Detector(catalogue);
    // It starts when it is first asked.
    detector.detect("nxs_");
    return detector;
  } catch {
    return undefined;
  }
}

const NO_ENGINE = `error: The engine cannot be started: this Node has no WebAssembly with SIMD.
Run Node without --jitless, on a processor that has SSE4.1 or NEON.
`;

/** No word of the command line is as long as a key: one that is longer is cut, as it may be a key in a form that no rule knows. */
function shortened(text: string): string {
  return text.replace(/(?<![^\s'"=])([^\s'"]{12})[^\s'"]{20,}/g, "$1…");
}

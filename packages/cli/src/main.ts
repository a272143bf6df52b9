import process from "node:process";
import { CommanderError } from "commander";
import { typedLogLevel } from "./options.ts";
import { createProgram } from "./program.ts";

/** 128 + SIGINT, as shells have it. */
const INTERRUPTED = 130;
/** As the scanner's `ExitCode` has it, which may be what cannot be loaded. */
const INTERNAL_ERROR = 4;

process.once("SIGINT", () => {
  process.exit(INTERRUPTED);
});
// A reader who has seen enough, such as `head`, ends the output and nothing else, of help texts too.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});
process.once("uncaughtException", (error) => {
  void fail(error).finally(() => {
    process.exit();
  });
});
let isDone = false;
void createProgram()
  .parseAsync()
  .catch(fail)
  .finally(() => {
    isDone = true;
  });
// With nothing left to wait for, Node would end well: a scan that never ended must not look like one that found nothing.
process.once("beforeExit", () => {
  if (!isDone) void fail(new Error("the command stopped before its end"));
});

async function fail(error: unknown): Promise<void> {
  // Help and version that were asked for end in an error too.
  if (error instanceof CommanderError && error.exitCode === 0) return;
  // Even if nothing more can be loaded, it is no success.
  process.exitCode = INTERNAL_ERROR;
  const level = typedLogLevel(process.argv);
  const { describeFailure } = await import("./failure.ts");
  const { text, code } = await describeFailure(error, level);
  process.exitCode = code;
  if (level !== "silent") process.stderr.write(text);
}

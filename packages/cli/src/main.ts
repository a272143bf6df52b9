import process from "node:process";
import { CommanderError } from "commander";
import { typedLogLevel } from "./options.ts";
import { createProgram } from "./program.ts";

/** 128 + SIGINT, as shells have it. */
const INTERRUPTED = 130;

process.once("SIGINT", () => {
  process.exit(INTERRUPTED);
});
process.once("uncaughtException", (error) => {
  void fail(error).finally(() => {
    process.exit();
  });
});
createProgram().parseAsync().catch(fail);

async function fail(error: unknown): Promise<void> {
  // Help and version that were asked for end in an error too.
  if (error instanceof CommanderError && error.exitCode === 0) return;
  const level = typedLogLevel(process.argv);
  const { describeFailure } = await import("./failure.ts");
  const { text, code } = await describeFailure(error, level);
  process.exitCode = code;
  if (level !== "silent") process.stderr.write(text);
}

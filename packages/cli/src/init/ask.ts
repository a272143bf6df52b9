import process from "node:process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

/** 128 + SIGINT, as shells have it. */
const INTERRUPTED = 130;

/** Asks a person at a terminal. Anything but a yes is a no, the end of the input too. */
export function ask(
  question: string,
  input: Readable = process.stdin,
  output: Writable = process.stdout,
): Promise<boolean> {
  const terminal = createInterface({ input, output });
  return new Promise((resolve) => {
    terminal.on("close", () => {
      resolve(false);
    });
    terminal.on("SIGINT", () => process.exit(INTERRUPTED));
    terminal.question(`${question} (y/N) `, (answer) => {
      resolve(/^y(?:es)?$/i.test(answer.trim()));
      terminal.close();
    });
  });
}

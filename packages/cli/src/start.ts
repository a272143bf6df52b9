import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import * as nodeModule from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";
import { Script } from "node:vm";

// Starts the command. Half of the time until it begins would go into compiling it, so what that brings is kept: beside the command, where nobody
// can write who could not as well write the command itself. Where nothing can be written, it only starts later.

/** Set by the bundler: what the compiled form is of. */
declare const COMMAND_DIGEST: string;

/** What hooks and CI systems run again and again. Each is kept by itself, since V8 keeps the functions that were called. */
const FREQUENT: ReadonlySet<string | undefined> = new Set(["ci", "message", "pushed", "range", "scan", "staged"]);

const { createRequire, wrap } = nodeModule;
const require = createRequire(__filename);
const command = join(__dirname, "nxs-guard.cjs");
const cache = join(__dirname, "..", ".cache");

/** Node keeps compiled forms itself from 22.8 on, each for the right version of itself and of the file. */
const { enableCompileCache } = nodeModule as { readonly enableCompileCache?: (directory: string) => unknown };
const [, , word] = process.argv;
enableCompileCache?.(cache);
if (!enableCompileCache && FREQUENT.has(word)) {
  runKept(join(cache, `${word}-${process.version}-${process.arch}-${COMMAND_DIGEST}`));
} else {
  require(command);
}

function runKept(file: string): void {
  const source = readFileSync(command, "utf8").replace(/^#!/, "//");
  const script = new Script(wrap(source), { filename: command, cachedData: read(file) });
  if (script.cachedDataRejected !== false) {
    process.once("exit", () => {
      keep(file, script.createCachedData());
    });
  }
  const module = { exports: {} };
  const run = script.runInThisContext() as (...parameters: unknown[]) => void;
  run(module.exports, require, module, command, __dirname);
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Whole or not at all, as V8 does not look whether it is. */
function keep(file: string, data: Uint8Array): void {
  const temporary = `${file}.${String(process.pid)}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, data, { flush: true });
    renameSync(temporary, file);
  } catch {
    // The next start compiles again.
  }
}

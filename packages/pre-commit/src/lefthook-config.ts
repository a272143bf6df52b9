import { isMap, parseDocument, type Document } from "yaml";
import { eolOf, markedBlock, withBlock, withoutBlocks } from "./added-block.ts";
import type { HookFacts } from "./hook-facts.ts";
import { hookNames, type HookName } from "./hook-names.ts";
import { shellWords, type Launcher } from "./launcher.ts";
import { someScalar } from "./yaml-scalars.ts";
import { beforeFirstEntry, canBeAppendedTo, type YamlPlace } from "./yaml-place.ts";

/**
 * What lefthook runs for a hook; it fills in the first argument of git at `{1}`. Source: https://lefthook.dev/configuration/run
 *
 * It leaves out a command of `pre-commit` or `pre-push` where it sees no files, and it does not see a file that took the place of a symbolic link.
 * A command that names a file of its own, which has to exist, runs always: https://github.com/evilmartians/lefthook, internal/run/controller/command/build_command.go
 */
function runs({ config, launcher }: Place): Readonly<Record<HookName, readonly string[]>> {
  const command = shellWords(launcher);
  return {
    "pre-commit": [`files: echo ${config}`, `run: '${command} staged # {files}'`],
    "pre-merge-commit": [`run: ${command} staged`],
    "commit-msg": [`run: ${command} message "{1}"`],
    "pre-push": [`files: echo ${config}`, `run: '${command} pushed "{1}" # {files}'`, "use_stdin: true"],
  };
}

/** What the lines of a configuration depend on. */
interface Place {
  /** Its name. */
  readonly config: string;
  readonly launcher: Launcher;
}

/** The lines for a configuration that has none of the hooks. */
export function lefthookLines(place: Place): string[] {
  return hookNames.flatMap((name) => hookLines(name, place));
}

function hookLines(name: HookName, place: Place): string[] {
  return [`${name}:`, ...commandsLines(name, place).map((line) => `  ${line}`)];
}

function commandsLines(name: HookName, place: Place): string[] {
  return ["commands:", ...commandLines(name, place).map((line) => `  ${line}`)];
}

function commandLines(name: HookName, place: Place): string[] {
  return ["nxs-guard:", ...runs(place)[name].map((line) => `  ${line}`)];
}

function jobLines(name: HookName, place: Place): string[] {
  return ["- name: nxs-guard", ...runs(place)[name].map((line) => `  ${line}`)];
}

/**
 * A lefthook configuration in YAML with ours in it, once and in this version; the rest keeps every byte.
 *
 * @param text one character a byte
 * @param config its name
 * @returns undefined when it has a form that cannot be added to
 */
export function withLefthookLines(text: string, { version, launcher }: HookFacts, config: string): string | undefined {
  const lines: Place = { config, launcher };
  const bare = withoutBlocks(text);
  const document = parseDocument(bare);
  if (!canBeAppendedTo(document)) return undefined;
  const eol = eolOf(bare);
  const missing = hookNames.filter((name) => !runsAlready(document, name));
  const additions = missing
    .filter((name) => document.has(name))
    .map((name) => additionTo(bare, document, name, { version, lines, eol }));
  if (additions.includes(undefined)) return undefined;
  const fresh = missing.filter((name) => !document.has(name)).flatMap((name) => hookLines(name, lines));
  const appended = fresh.length > 0 ? withBlock(bare, markedBlock(fresh, version, "", eol), bare.length) : bare;
  const result = additions
    .filter((addition) => addition !== undefined)
    .sort((a, b) => b.at - a.at)
    .reduce((standing, { at, block }) => withBlock(standing, block, at), appended);
  const readBack = parseDocument(result);
  return readBack.errors.length === 0 && hookNames.every((name) => runsAlready(readBack, name)) ? result : undefined;
}

export const withoutLefthookLines = withoutBlocks;

/** Whether a configuration in YAML has our command run for a hook. */
export function lefthookRuns(text: string, name: HookName): boolean {
  return runsAlready(parseDocument(text), name);
}

function additionTo(
  text: string,
  document: Document,
  name: HookName,
  { version, lines: ours, eol }: { readonly version: string; readonly lines: Place; readonly eol: string },
): { readonly at: number; readonly block: string } | undefined {
  const hook = document.get(name);
  if (!isMap(hook)) return undefined;
  const [holder, lines] = hook.has("jobs")
    ? [hook.get("jobs"), jobLines(name, ours)]
    : hook.has("commands")
      ? [hook.get("commands"), commandLines(name, ours)]
      : [hook, commandsLines(name, ours)];
  const place: YamlPlace | undefined = beforeFirstEntry(text, holder);
  return place && { at: place.at, block: markedBlock(lines, version, place.indent, eol) };
}

function runsAlready(document: Document, name: HookName): boolean {
  return someScalar(document, document.get(name, true), (text) => text.includes("nxs-guard "));
}

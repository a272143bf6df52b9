import { parse, parseDocument, type Document } from "yaml";
import { eolOf, markedBlock, withBlock, withoutBlocks } from "./added-block.ts";
import type { HookFacts } from "./hook-facts.ts";
import { hookWords, type HookName } from "./hook-names.ts";
import { commandWords, type Launcher } from "./launcher.ts";
import { someScalar } from "./yaml-scalars.ts";
import { beforeFirstEntry, canBeAppendedTo } from "./yaml-place.ts";

/** The entry for the list `repos`. Without `verbose` nobody would see how much was scanned. Source: https://pre-commit.com/#repository-local-hooks */
function entry(launcher: Launcher): string[] {
  const command = commandWords(launcher);
  return `- repo: local
  hooks:
    - id: nxs-guard
      name: nxs-guard
      entry: ${command} staged
      language: system
      verbose: true
      always_run: true
      pass_filenames: false
      stages: [pre-commit, pre-merge-commit]
    - id: nxs-guard-message
      name: nxs-guard (message)
      entry: ${command} message
      language: system
      verbose: true
      always_run: true
      stages: [commit-msg]
    - id: nxs-guard-pushed
      name: nxs-guard (push)
      entry: ${command} pushed
      language: system
      verbose: true
      always_run: true
      pass_filenames: false
      stages: [pre-push]`.split("\n");
}

/** All lines of a configuration that has nothing else. */
export function preCommitLines(launcher: Launcher): string[] {
  return ["repos:", ...entry(launcher).map((line) => `  ${line}`)];
}

/**
 * A configuration of pre-commit with ours in it, once and in this version; the rest keeps every byte.
 *
 * @param text one character a byte
 * @returns undefined when it has a form that cannot be added to
 */
export function withPreCommitLines(text: string, facts: HookFacts): string | undefined {
  const bare = withoutBlocks(text);
  const document = parseDocument(bare);
  if (!canBeAppendedTo(document)) return undefined;
  if (runsAlready(document)) return bare;
  const result = document.has("repos") ? inserted(bare, document, facts) : appended(bare, facts);
  if (result === undefined) return undefined;
  const readBack = parseDocument(result);
  return readBack.errors.length === 0 && runsAlready(readBack) ? result : undefined;
}

export const withoutPreCommitLines = withoutBlocks;

interface Configuration {
  readonly repos: readonly { readonly hooks: readonly Hook[] }[];
  readonly default_stages?: readonly string[];
}

interface Hook {
  readonly id?: string;
  readonly entry?: string;
  readonly stages?: readonly string[];
}

/** Whether a configuration has our command run at a stage: by a local entry, or by an id of the repository's `.pre-commit-hooks.yaml`. */
export function preCommitRuns(text: string, name: HookName): boolean {
  try {
    return runsAt(parse(text, { logLevel: "silent" }) as Configuration, name);
  } catch {
    // What cannot be read, or has another shape, pre-commit refuses too.
    return false;
  }
}

function runsAt({ repos, default_stages: defaults }: Configuration, name: HookName): boolean {
  const [word = ""] = hookWords[name].split(" ");
  const id = word === "staged" ? "nxs-guard" : `nxs-guard-${word}`;
  return repos
    .flatMap(({ hooks }) => hooks)
    .filter((hook) => (hook.entry === undefined ? hook.id === id : hook.entry.includes(`nxs-guard ${word}`)))
    .some(({ stages = defaults }) => stages?.some((stage) => stage === name || `pre-${stage}` === name) ?? true);
}

function inserted(text: string, document: Document, { version, launcher }: HookFacts): string | undefined {
  const place = beforeFirstEntry(text, document.get("repos"));
  return place && withBlock(text, markedBlock(entry(launcher), version, place.indent, eolOf(text)), place.at);
}

function appended(text: string, { version, launcher }: HookFacts): string {
  return withBlock(text, markedBlock(preCommitLines(launcher), version, "", eolOf(text)), text.length);
}

/** From a repository of hooks of ours too: its name ends in ours. */
function runsAlready(document: Document): boolean {
  return someScalar(
    document,
    document.get("repos", true),
    (text, key) => text.includes("nxs-guard staged") || (key === "id" && text === "nxs-guard"),
  );
}

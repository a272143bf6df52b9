import { isMap, parseDocument, type Document } from "yaml";
import { eolOf, markedBlock, withBlock, withoutBlocks } from "./added-block.ts";
import { hookNames, type HookName } from "./hook-names.ts";
import { beforeFirstEntry, canBeAppendedTo, type YamlPlace } from "./yaml-place.ts";

/** What lefthook runs for a hook; it fills in the first argument of git at `{1}`. Source: https://lefthook.dev/configuration/run */
const runs: Readonly<Record<HookName, readonly string[]>> = {
  "pre-commit": ["run: npx --no-install nxs-guard staged"],
  "pre-merge-commit": ["run: npx --no-install nxs-guard staged"],
  "commit-msg": ["run: npx --no-install nxs-guard message {1}"],
  "pre-push": ["run: npx --no-install nxs-guard pushed {1}", "use_stdin: true"],
};

/** The lines for a configuration that has none of the hooks. */
export const lefthookLines: readonly string[] = hookNames.flatMap(hookLines);

function hookLines(name: HookName): string[] {
  return [`${name}:`, ...commandsLines(name).map((line) => `  ${line}`)];
}

function commandsLines(name: HookName): string[] {
  return ["commands:", ...commandLines(name).map((line) => `  ${line}`)];
}

function commandLines(name: HookName): string[] {
  return ["nxs-guard:", ...runs[name].map((line) => `  ${line}`)];
}

function jobLines(name: HookName): string[] {
  return ["- name: nxs-guard", ...runs[name].map((line) => `  ${line}`)];
}

/**
 * A lefthook configuration in YAML with ours in it, once and in this version; the rest keeps every byte.
 *
 * @param text one character a byte
 * @returns undefined when it has a form that cannot be added to
 */
export function withLefthookLines(text: string, version: string): string | undefined {
  const bare = withoutBlocks(text);
  const document = parseDocument(bare);
  if (!canBeAppendedTo(document)) return undefined;
  const eol = eolOf(bare);
  const missing = hookNames.filter((name) => !runsAlready(document, name));
  const additions = missing
    .filter((name) => document.has(name))
    .map((name) => additionTo(bare, document, name, version, eol));
  if (additions.includes(undefined)) return undefined;
  const fresh = missing.filter((name) => !document.has(name)).flatMap(hookLines);
  const appended = fresh.length > 0 ? withBlock(bare, markedBlock(fresh, version, "", eol), bare.length) : bare;
  const result = additions
    .filter((addition) => addition !== undefined)
    .sort((a, b) => b.at - a.at)
    .reduce((standing, { at, block }) => withBlock(standing, block, at), appended);
  const readBack = parseDocument(result);
  return readBack.errors.length === 0 && hookNames.every((name) => runsAlready(readBack, name)) ? result : undefined;
}

export const withoutLefthookLines = withoutBlocks;

function additionTo(
  text: string,
  document: Document,
  name: HookName,
  version: string,
  eol: string,
): { readonly at: number; readonly block: string } | undefined {
  const hook = document.get(name);
  if (!isMap(hook)) return undefined;
  const [holder, lines] = hook.has("jobs")
    ? [hook.get("jobs"), jobLines(name)]
    : hook.has("commands")
      ? [hook.get("commands"), commandLines(name)]
      : [hook, commandsLines(name)];
  const place: YamlPlace | undefined = beforeFirstEntry(text, holder);
  return place && { at: place.at, block: markedBlock(lines, version, place.indent, eol) };
}

function runsAlready(document: Document, name: HookName): boolean {
  return JSON.stringify(document.get(name) ?? "").includes("nxs-guard ");
}

import { applyEdits, getNodeValue, findNodeAtLocation, modify, parseTree, type ParseError } from "jsonc-parser";
import { eolOf } from "./added-block.ts";
import { runsByHand } from "./by-hand.ts";
import { hookNames, hookWords, type HookName } from "./hook-names.ts";
import { ANY_WORDS, shellWords, type Launcher } from "./launcher.ts";

const key = "simple-git-hooks";

function command(name: HookName, launcher: Launcher): string {
  return `${shellWords(launcher)} ${hookWords[name]}`;
}

/** The lines for a manifest that has none of the hooks. */
export function simpleGitHooksLines(launcher: Launcher): string {
  const commands = Object.fromEntries(hookNames.map((name) => [name, command(name, launcher)]));
  return `"${key}": ${JSON.stringify(commands, undefined, 2)}`;
}

/**
 * A configuration in JSON with ours behind what each hook runs; the rest keeps every byte.
 *
 * @param text one character a byte
 * @param isManifest whether the hooks stand under a key of `package.json`
 * @returns undefined when it has a form that cannot be added to
 */
export function withSimpleGitHooks(text: string, isManifest: boolean, launcher: Launcher): string | undefined {
  let result: string | undefined = text;
  for (const name of hookNames) {
    const standing = valueAt(result, [...path(isManifest), name]);
    if (standing === BROKEN) return undefined;
    if (typeof standing === "string" && runsByHand(standing, name)) continue;
    if (standing !== undefined && typeof standing !== "string") return undefined;
    result = withValue(
      result,
      [...path(isManifest), name],
      standing ? `${standing} && ${command(name, launcher)}` : command(name, launcher),
    );
  }
  return result;
}

/** The configuration without ours. */
export function withoutSimpleGitHooks(text: string, isManifest: boolean): string {
  let result = text;
  for (const name of hookNames) {
    const standing = valueAt(result, [...path(isManifest), name]);
    if (typeof standing !== "string") continue;
    const words = hookWords[name].replace("$", String.raw`\$`);
    const rest = standing.replace(new RegExp(`(?: && |^)${ANY_WORDS} ${words}$`), "");
    if (rest === standing) continue;
    result = withValue(result, [...path(isManifest), name], rest === "" ? undefined : rest);
  }
  return result;
}

/** Whether a configuration in JSON has our command run for a hook. */
export function simpleGitHooksRun(text: string, name: HookName, isManifest: boolean): boolean {
  const standing = valueAt(text, [...path(isManifest), name]);
  return typeof standing === "string" && runsByHand(standing, name);
}

function path(isManifest: boolean): string[] {
  return isManifest ? [key] : [];
}

const BROKEN = Symbol("not JSON");

function valueAt(text: string, place: readonly string[]): unknown {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors);
  if (root?.type !== "object" || errors.length > 0) return BROKEN;
  const node = findNodeAtLocation(root, [...place]);
  return node ? (getNodeValue(node) as unknown) : undefined;
}

function withValue(text: string, place: readonly string[], value: string | undefined): string {
  const [, indent = "  "] = /\n([ \t]+)"/.exec(text) ?? [];
  const formattingOptions = {
    insertSpaces: !indent.startsWith("\t"),
    tabSize: indent.startsWith("\t") ? 1 : indent.length,
    eol: eolOf(text),
  };
  return applyEdits(text, modify(text, [...place], value, { formattingOptions }));
}

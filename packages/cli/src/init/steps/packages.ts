import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Change } from "@nxs-guard/pre-commit";
import { applyEdits, modify, parse, type ParseError } from "jsonc-parser";
import { eolOf } from "../insertion.ts";
import { dependsOn, MANIFEST, manifestIn } from "../manifest.ts";
import type { Project } from "../project.ts";
import { shownPath, standingAt, writing } from "../standing-file.ts";
import { nothingToDo, withLines, type Step } from "../step.ts";

const title = "Packages";
export const COMMAND = "nxs-guard";

/** A package that the project is to have. */
export interface Needed {
  readonly name: string;
  /** The folder of the manifest that names it. */
  readonly folder: string;
}

/**
 * The folder whose manifest names the command: the top, where hooks start, or the package, where it has a husky of its own or the top has no
 * manifest.
 */
export function folderOfCommand({ top, folder }: Project, hooks: Step): string {
  const isOfPackage = hooks.changes.some(({ path }) => dirname(path) === join(folder, ".husky"));
  return isOfPackage || !existsSync(join(top, MANIFEST)) ? folder : top;
}

/** Names the packages of this release among those that a project is developed with. Nothing is installed: that runs code of others. */
export function packagesStep(needed: readonly Needed[], { top }: Project, version: string): Step {
  const folders = [...new Set(needed.map(({ folder }) => folder))];
  const parts = folders.map((folder) => {
    const names = needed.filter((one) => one.folder === folder).map(({ name }) => name);
    return inManifest(folder, top, names, version);
  });
  const changes = parts.flatMap(({ change }) => change ?? []);
  const words = parts.flatMap((part) => part.words ?? []);
  return changes.length === 0 && words.length === 0
    ? nothingToDo(title, "They are in package.json already.")
    : { title, changes, words };
}

function inManifest(
  folder: string,
  top: string,
  names: readonly string[],
  version: string,
): { readonly change?: Change; readonly words?: string } {
  const path = join(folder, MANIFEST);
  const standing = standingAt(path, top);
  if (standing.is === "nothing") {
    return {
      words: withLines("There is no package.json. Install the command for yourself, or for all who work here:", [
        "npm install --global nxs-guard",
      ]),
    };
  }
  const manifest = manifestIn(folder, top);
  const missing = names.filter((name) => manifest?.name !== name && !dependsOn(manifest, name));
  if (missing.length === 0) return {};
  const lines = missing.map((name) => `"${name}": "^${version}"`);
  const text = standing.is === "text" ? withPackages(standing.text, missing, version) : undefined;
  if (standing.is !== "text" || text === undefined) {
    const why = standing.is === "untouchable" ? standing.why : "written in a form that is not understood";
    return { words: withLines(`${shownPath(path, top)} is ${why}. Add to its devDependencies:`, lines) };
  }
  return { change: writing(path, text, standing) };
}

/** A manifest with packages among its devDependencies, in their order where there is one; every other byte stays. */
function withPackages(text: string, names: readonly string[], version: string): string | undefined {
  const errors: ParseError[] = [];
  const { devDependencies } = (parse(text, errors) ?? {}) as { devDependencies?: unknown };
  if (errors.length > 0) return undefined;
  const [, indent = "  "] = /\n([ \t]+)"/.exec(text) ?? [];
  const formattingOptions = {
    insertSpaces: !indent.startsWith("\t"),
    tabSize: indent.startsWith("\t") ? 1 : indent.length,
    eol: eolOf(text),
  };
  if (devDependencies === undefined) {
    const group = Object.fromEntries([...names].sort().map((name) => [name, `^${version}`]));
    const getInsertionIndex = (keys: readonly string[]): number => {
      const dependencies = keys.indexOf("dependencies");
      return dependencies < 0 ? keys.length : dependencies + 1;
    };
    return applyEdits(text, modify(text, ["devDependencies"], group, { formattingOptions, getInsertionIndex }));
  }
  if (typeof devDependencies !== "object" || devDependencies === null) return undefined;
  return names.reduce((before, name) => {
    const getInsertionIndex = (others: readonly string[]): number => {
      const next = others.findIndex((other) => other > name);
      return next < 0 ? others.length : next;
    };
    const edits = modify(before, ["devDependencies", name], `^${version}`, { formattingOptions, getInsertionIndex });
    return applyEdits(before, edits);
  }, text);
}

import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { Change } from "@nxs-guard/pre-commit";
import { isEnvFile } from "@nxs-guard/rules";
import { eolOf } from "../insertion.ts";
import { ignoredBy, type IgnoreRule } from "../ignored-by.ts";
import type { Project } from "../project.ts";
import { shownPath, standingAt, writing } from "../standing-file.ts";
import { nothingToDo, withLines, type Step } from "../step.ts";
import { exampleIn } from "./env-example.ts";

const title = "Environment files in git";

/** Has git ignore environment files, and see the one that only names their variables. */
export function gitIgnoreStep(project: Project): Step {
  const { top, folder, frameworks, manifest } = project;
  const names = [".env", ".env.local", ".env.production", ...(frameworks.includes("workers") ? [".dev.vars"] : [])];
  const files = [...new Set([folder, top])].flatMap((at) => names.map((name) => join(at, name)));
  const example = join(folder, exampleIn(folder));
  const ruleOf = ignoredBy([...files, example], project);
  const open = files.filter((file) => !ruleOf(file)?.ignores);
  const additions = new Map<string, string[]>();
  const words: string[] = [];

  const taken = open.filter((file) => ruleOf(file));
  for (const file of taken) {
    const { file: list = "", pattern = "" } = ruleOf(file) ?? {};
    words.push(
      `${shownPath(list, top)} takes ${shownPath(file, top)} in by \`${pattern}\`, and is left as it is. Keep keys out of that file.`,
    );
  }
  const rest = open.filter((file) => !ruleOf(file)).map((file) => basename(file));
  if (taken.length > 0) additions.set(join(top, ".gitignore"), rest);
  else if (rest.length > 0) {
    const patterns = [".env*", ...sharedNames(folder).map((name) => `!${name}`)];
    additions.set(join(top, ".gitignore"), rest.includes(".dev.vars") ? [...patterns, ".dev.vars*"] : patterns);
  }
  const hides = ruleOf(example);
  if (hides?.ignores && isOurs(hides, top)) {
    additions.set(hides.file, [...(additions.get(hides.file) ?? []), `!${exampleIn(folder)}`]);
  }

  const changes: Change[] = [];
  for (const [path, patterns] of additions) {
    const lines = [...new Set(patterns)];
    if (lines.length === 0) continue;
    const standing = standingAt(path, top);
    if (standing.is === "untouchable") {
      words.push(withLines(`${shownPath(path, top)} is ${standing.why}. Let git read these lines:`, lines));
    } else {
      // Whoever has no list yet would take in all packages with what is written here.
      if (standing.is === "nothing" && manifest) lines.unshift("node_modules/");
      changes.push(writing(path, withBlock(standing.is === "text" ? standing.text : "", lines), standing));
    }
  }
  return changes.length === 0 && words.length === 0
    ? nothingToDo(title, "git ignores them already.")
    : { title, changes, words };
}

/** Environment files that are made to be committed: the one that is written, and those that stand there. */
function sharedNames(folder: string): string[] {
  const names = [exampleIn(folder), ...readdirSync(folder).sort()];
  return [...new Set(names.filter((name) => name.startsWith(".env.") && !isEnvFile(name)))];
}

function isOurs({ file }: IgnoreRule, top: string): boolean {
  return !shownPath(file, top).startsWith("..");
}

/** The lines behind a text, with one between that is empty. */
function withBlock(text: string, lines: readonly string[]): string {
  const eol = eolOf(text);
  const start = text === "" || text.endsWith("\n") ? text : text + eol;
  return `${start}${start === "" ? "" : eol}${lines.join(eol)}${eol}`;
}

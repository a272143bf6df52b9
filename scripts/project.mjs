import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./command.mjs";

/**
 * An example project: templates whose `@@name@@` marks stand for keys and misuses, so that neither stands in this repository's own
 * text. `project.mjs` says what the marks mean, `expected.json` which findings the finished project has.
 */
export class Project {
  constructor(name) {
    this.home = join(root, "test", "projects", name);
  }

  /** The findings, in the order of a report. */
  get expected() {
    return JSON.parse(readFileSync(join(this.home, "expected.json"), "utf8"));
  }

  /**
   * Writes the finished project.
   *
   * @param {string} target an empty folder
   */
  async render(target) {
    const { values, encodings } = await import(pathToFileURL(join(this.home, "project.mjs")).href);
    const files = join(this.home, "files");
    for (const entry of readdirSync(files, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const template = join(entry.parentPath, entry.name);
      const path = template
        .slice(files.length + 1, -".tmpl".length)
        .split("\\")
        .join("/");
      const text = fill(readFileSync(template, "utf8"), values, path);
      const file = join(target, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, encode(text, encodings[path] ?? "utf8"));
    }
  }
}

/**
 * What differs between two lists of findings, a line each: `-` for one that was expected and is absent, `+` for one too many.
 *
 * @typedef {{ ruleId: string, path: string, line: number }} Place
 * @param {readonly Place[]} expected
 * @param {readonly Place[]} actual
 * @returns {string[]}
 */
export function difference(expected, actual) {
  const show = ({ ruleId, path, line }) => `${path}:${line} ${ruleId}`;
  const absent = expected.map(show);
  const surplus = [];
  for (const finding of actual.map(show)) {
    const at = absent.indexOf(finding);
    if (at >= 0) absent.splice(at, 1);
    else surplus.push(finding);
  }
  return [...absent.map((finding) => `- ${finding}`), ...surplus.map((finding) => `+ ${finding}`)];
}

function fill(template, values, path) {
  return template.replaceAll(/@@(\w+)@@/g, (_, name) => {
    if (!(name in values))
      throw new Error(`${path}.tmpl has the mark @@${name}@@, which project.mjs does not explain.`);
    return values[name];
  });
}

function encode(text, encoding) {
  return encoding === "utf16le-bom" ? Buffer.from(`\uFEFF${text}`, "utf16le") : Buffer.from(text, encoding);
}

import type { Buffer } from "node:buffer";
import { BASELINE_FILE } from "../baseline/baseline.ts";
import { isConfigName, MANIFEST, manifestConfig } from "../config/config-file.ts";
import { git, refusalOf, startGit } from "../git/git.ts";
import { textOf } from "../git/object-content.ts";
import { ObjectStore } from "../git/object-store.ts";
import { records } from "../git/records.ts";
import { pathText } from "../path-text.ts";

/** A file that decides what counts, and that differs between two commits. */
export interface SettingEdit {
  /** As git names it; neither masked nor safe to print. */
  readonly path: string;
  /** `ESLint` is its configuration, by which a linter judges. */
  readonly of: "configuration" | "baseline" | "ESLint";
}

/** Source: https://eslint.org/docs/latest/use/configure/configuration-files#configuration-file-formats */
const ESLINT_CONFIG = /^eslint\.config\.[cm]?[jt]s$/;

/**
 * The configurations and baselines that `head` has changed since it left `base`.
 *
 * @throws {UserError} when git cannot say.
 */
export async function settingEdits(cwd: string, base: string, head: string): Promise<readonly SettingEdit[]> {
  const start = await git(cwd, "inherited", ["merge-base", base, head]).then(
    (answer) => answer.trim(),
    // They have no history in common.
    () => base,
  );
  const store = new ObjectStore(cwd, "inherited");
  const edits: SettingEdit[] = [];
  try {
    for (const { path, before, after } of await changedBlobs(cwd, start, head)) {
      const name = path.slice(path.lastIndexOf("/") + 1);
      if (isConfigName(name)) edits.push({ path, of: "configuration" });
      else if (name === BASELINE_FILE) edits.push({ path, of: "baseline" });
      else if (ESLINT_CONFIG.test(name)) edits.push({ path, of: "ESLint" });
      else if (name === MANIFEST && (await memberOf(store, before)) !== (await memberOf(store, after)))
        edits.push({ path, of: "configuration" });
    }
  } finally {
    store.close();
  }
  return edits;
}

interface ChangedBlobs {
  readonly path: string;
  /** Object ids; zeros where there is none. */
  readonly before: string;
  readonly after: string;
}

async function changedBlobs(cwd: string, from: string, to: string): Promise<readonly ChangedBlobs[]> {
  const run = startGit(cwd, "inherited", [
    ...["diff-tree", "-r", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv", from, to],
  ]);
  run.stdin.end();
  const found: ChangedBlobs[] = [];
  let fields: readonly string[] | undefined;
  for await (const record of records(run.stdout as AsyncIterable<Buffer>)) {
    if (fields) {
      const [, , before = "", after = ""] = fields;
      found.push({ path: pathText(record), before, after });
      fields = undefined;
    } else fields = record.toString("latin1").split(" ");
  }
  const end = await run.ended;
  if (end.status !== 0) throw refusalOf(end);
  return found;
}

/** What a manifest says of us, as JSON. */
async function memberOf(store: ObjectStore, id: string): Promise<string> {
  return JSON.stringify([/^0+$/.test(id) ? undefined : manifestConfig(await textOf(await store.read(id)))]);
}

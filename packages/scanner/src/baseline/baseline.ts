import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { compare } from "../coverage.ts";
import { onDisk, type TextFiles } from "../text-files.ts";
import { UserError } from "../user-error.ts";

export const BASELINE_FILE = ".nxs-guard-baseline";
const VERSION = 1;

/** A known finding: the same secret, found by the same rule in the same file. */
export interface BaselineEntry {
  readonly rule: string;
  /** Under the baseline's key. */
  readonly fingerprint: string;
  /** From the baseline's directory, with `/`, secrets in it masked. */
  readonly path: string;
  readonly why: string;
}

/**
 * The known findings of a tree. The file has a line an entry, JSON, without line numbers and times: in any order and with duplicates it says the
 * same, so that git can merge it by taking the lines of both sides.
 */
export class Baseline {
  /** An absolute directory. */
  readonly directory: string;
  /** The repository's own: fingerprints cannot be compared with those of another one. */
  readonly key: string;
  readonly #entries: ReadonlyMap<string, BaselineEntry>;
  readonly #used = new Set<BaselineEntry>();

  constructor(directory: string, key: string, entries: readonly BaselineEntry[]) {
    this.directory = directory;
    this.key = key;
    // Of two that were told apart on two branches, the one that says more stays.
    const known = new Map<string, BaselineEntry>();
    for (const entry of entries) {
      const other = known.get(idOf(entry));
      if (!other || compare(other.why, entry.why) < 0) known.set(idOf(entry), entry);
    }
    this.#entries = known;
  }

  /** The same with other entries. */
  with(entries: readonly BaselineEntry[]): Baseline {
    return new Baseline(this.directory, this.key, entries);
  }

  get file(): string {
    return join(this.directory, BASELINE_FILE);
  }

  get entries(): readonly BaselineEntry[] {
    return [...this.#entries.values()].sort(byPath);
  }

  /** @param absolute the document's path, secrets in it masked */
  find(absolute: string, rule: string, fingerprint: string): BaselineEntry | undefined {
    const entry = this.#entries.get(idOf({ rule, fingerprint, path: this.pathOf(absolute) }));
    if (entry) this.#used.add(entry);
    return entry;
  }

  /** The entries that nothing was found for, of those whose document's absolute path the caller knows to be read or gone. */
  unused(isKnown: (absolute: string) => boolean): readonly BaselineEntry[] {
    return this.entries.filter((entry) => !this.#used.has(entry) && isKnown(join(this.directory, entry.path)));
  }

  pathOf(absolute: string): string {
    return relative(this.directory, absolute).replaceAll(sep, "/");
  }

  /** The file's text. */
  toString(): string {
    const lines = [{ version: VERSION, key: this.key }, ...this.entries.map(ordered)];
    return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
  }
}

/** The baseline in a directory, if there is one. @throws {UserError} when it cannot be read, or is of another version. */
export function readBaseline(directory: string, files: TextFiles = onDisk): Baseline | undefined {
  const file = join(directory, BASELINE_FILE);
  let text: string;
  try {
    text = files.read(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // That its directory cannot be entered shows when that is scanned.
    if (code === "ENOENT" || (code === "EACCES" && !existsSync(file))) return undefined;
    throw new UserError(`${file} cannot be read.`, "See that it is a file, and its permissions.");
  }
  const keys = new Set<string>();
  const entries: BaselineEntry[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const parsed = parseLine(line, `${file}:${index + 1}`);
    if ("key" in parsed) keys.add(parsed.key);
    else entries.push(parsed);
  }
  const [key, other] = keys;
  if (key === undefined)
    throw new UserError(
      `${file} has no line with its version and key.`,
      "Make it anew: nxs-guard baseline create --force",
    );
  if (other !== undefined) {
    throw new UserError(
      `${file} has two keys: it was created twice, and not from the same history.`,
      "Make it anew from what stands here: nxs-guard baseline create --force",
    );
  }
  return new Baseline(directory, key, entries);
}

/** @throws {UserError} for a line that is no entry, with its place and without its text. */
function parseLine(line: string, place: string): BaselineEntry | { readonly key: string } {
  const broken = new UserError(
    `${place} is no entry of a baseline.`,
    "If a merge left marks there, take the lines of both sides; an entry that is lost is found again.",
  );
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw broken;
  }
  if (typeof value !== "object" || value === null) throw broken;
  const { version, key, rule, fingerprint, path, why } = value as Readonly<Record<string, unknown>>;
  if (version !== undefined && version !== VERSION) {
    throw new UserError(
      `${place} says that the baseline is of a version that this nxs-guard does not know.`,
      "Update nxs-guard.",
    );
  }
  if (version !== undefined && typeof key === "string" && /^[0-9a-f]{32}$/.test(key)) return { key };
  if (typeof rule !== "string" || typeof path !== "string" || typeof why !== "string" || !isFingerprint(fingerprint)) {
    throw broken;
  }
  return { rule, fingerprint, path, why };
}

function isFingerprint(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{32}$/.test(value);
}

function idOf({ rule, fingerprint, path }: Omit<BaselineEntry, "why">): string {
  return `${rule} ${fingerprint} ${path}`;
}

function ordered({ rule, fingerprint, path, why }: BaselineEntry): BaselineEntry {
  return { rule, fingerprint, path, why };
}

function byPath(a: BaselineEntry, b: BaselineEntry): number {
  return compare(a.path, b.path) || compare(a.rule, b.rule) || compare(a.fingerprint, b.fingerprint);
}

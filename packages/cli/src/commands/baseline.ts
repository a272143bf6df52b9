import { resolve } from "node:path";
import process from "node:process";
import {
  auditBaseline,
  createBaseline,
  ExitCode,
  printable,
  pruneBaseline,
  UNION_MERGE,
  UNJUDGED,
  updateBaseline,
  type AuditedEntry,
  type BaselineEntry,
  type KeepOptions,
  type Kept,
  type ScanResult,
} from "@nxs-guard/scanner";
import { committedTree } from "../committed-tree.ts";
import { repositoryHere } from "../place.ts";
import { write } from "../standard-output.ts";

export interface KeepWords {
  readonly config?: string;
  readonly why?: string;
  readonly force?: boolean;
}

/** @throws {UserError} when there is a baseline already, and when it cannot be written. */
export async function create(words: KeepWords): Promise<void> {
  const kept = await createBaseline({ ...optionsOf(words), replaces: words.force ?? false });
  await tell(kept, "added", [
    ...(kept.setsMerge
      ? [`Wrote "${UNION_MERGE}" to .gitattributes: git merges two baselines by taking the lines of both.`]
      : []),
    "Commit the baseline. What it knows is no longer reported; a changed key, or a known one in another file, is.",
  ]);
}

/** @throws {UserError} when there is no baseline. */
export async function update(words: KeepWords): Promise<void> {
  await tell(await updateBaseline(optionsOf(words)), "added", []);
}

/** @throws {UserError} when there is no baseline. */
export async function prune(words: KeepWords): Promise<void> {
  await tell(await pruneBaseline(optionsOf(words)), "removed", []);
}

/** @throws {UserError} when there is no baseline. */
export async function audit(words: KeepWords): Promise<void> {
  const { file, entries, result } = await auditBaseline(optionsOf(words));
  await write([`${printable(file)}: ${entries.length} known\n`, ...entries.map(auditLine)]);
  const isInOrder = entries.every(({ entry, findings }) => entry.why !== UNJUDGED && findings?.length !== 0);
  process.exitCode = isInOrder ? wholeness(result) : ExitCode.findings;
}

function auditLine({ entry, findings }: AuditedEntry): string {
  const why = entry.why === UNJUDGED ? `! ${UNJUDGED}: say why it is accepted` : entry.why;
  const [first] = findings ?? [];
  const state = !findings
    ? "its file was not read"
    : !first
      ? "! gone: `nxs-guard baseline prune` removes it"
      : `at line ${findings.map(({ finding }) => finding.location.startLine).join(", ")}`;
  const secret = first?.finding.secret ? ` ${String(first.finding.secret)}` : "";
  return `  ${printable(entry.path)}  ${entry.rule}${printable(secret)}, ${state}\n    ${printable(why)}\n`;
}

async function tell(kept: Kept, verb: string, more: readonly string[]): Promise<void> {
  const { skipped } = kept.result.coverage;
  await write([
    ...kept.changed.map((entry) => `  ${line(entry)}\n`),
    `${printable(kept.file)}: ${kept.changed.length} ${verb}, ${kept.total} known\n`,
    ...more.map((text) => `${text}\n`),
    ...skipped.map(({ path, reason }) => `! ${printable(path)} was not read: ${reason}\n`),
  ]);
  process.exitCode = wholeness(kept.result);
}

function line({ rule, path, why }: BaselineEntry): string {
  return `${printable(path)}  ${rule}  ${printable(why)}`;
}

function wholeness({ coverage }: ScanResult): number {
  return coverage.skipped.some(({ allowed }) => allowed === undefined) ? ExitCode.incomplete : ExitCode.clean;
}

function optionsOf({ config, why }: KeepWords): KeepOptions {
  const secondLooks = committedTree(repositoryHere().cwd);
  return {
    ...{ cwd: process.cwd(), now: new Date(), secondLooks },
    ...(config !== undefined && { config: resolve(config) }),
    ...(why !== undefined && { why }),
  };
}

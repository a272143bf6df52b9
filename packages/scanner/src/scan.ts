import { Detector, type DetectOptions, type Finding } from "@nxs-guard/core";
import { catalogue } from "@nxs-guard/rules";
import { Breath } from "./breath.ts";
import { compare, Coverage, type CoverageSummary } from "./coverage.ts";
import type { Log } from "./log.ts";
import { NameScan } from "./name-scan.ts";
import type { Origin } from "./origin.ts";
import { readDocument } from "./read-document.ts";
import { redact } from "./redact.ts";
import type { Source } from "./source.ts";

export interface ScanOptions extends Omit<DetectOptions, "path"> {
  readonly source: Source;
  /** By default one of the whole catalogue. */
  readonly detector?: Detector;
  /** Ends the scan between two documents. */
  readonly signal?: AbortSignal;
  readonly log?: Log;
  /** Called after each document with the number of those that are done. */
  readonly onProgress?: (done: number) => void;
}

/** A finding and the document that it is in. */
export interface LocatedFinding {
  /** The document's name with `/`, secrets in it masked; it may hold control characters. */
  readonly path: string;
  /** `name`: the secret is in the last part of `path` itself, and the finding's places count in the name. */
  readonly where: "content" | "name";
  readonly finding: Finding;
  /** Where documents come from a history. */
  readonly origin?: Origin;
}

export interface ScanResult {
  /** What the source calls its documents. */
  readonly unit: string;
  /** Sorted by path, place and rule; the same in several commits, by their dates. */
  readonly findings: readonly LocatedFinding[];
  readonly coverage: CoverageSummary;
}

/**
 * Looks for leaks and misuses in everything that a source brings. Nothing of what it returns or logs holds a secret in the clear.
 *
 * @throws {UserError} when the source cannot be read at all; the reason of the signal when that ends the scan.
 */
export async function scan(options: ScanOptions): Promise<ScanResult> {
  const { source, detector = new Detector(catalogue), signal, log, onProgress, ...detectOptions } = options;
  const coverage = new Coverage();
  const names = new NameScan(detector);
  const breath = new Breath();
  const findings: LocatedFinding[] = [];
  for await (const document of source.documents(coverage)) {
    await breath.take();
    signal?.throwIfAborted();
    const name = names.scan(document.path);
    log?.("debug", `Scanning ${name.masked}`);
    const add = (path: string, where: LocatedFinding["where"], finding: Finding): void => {
      findings.push({ path, where, finding, ...(document.originOf && { origin: document.originOf(finding) }) });
    };
    if (name.secrets.length > 0 && document.novelty?.name() !== false) {
      for (const secret of name.secrets) if (names.isFirst(secret)) add(secret.path, "name", secret.finding);
    }
    const reading = await readDocument(document, detector, detectOptions);
    for (const finding of reading.findings) add(name.masked, "content", finding);
    if (document.isExtra) {
      if (reading.missed) coverage.missed(document.path, reading.missed);
    } else if (reading.missed) coverage.skipped(document.path, reading.missed);
    else coverage.scanned(reading.bytes);
    onProgress?.(coverage.done);
  }
  const summary = coverage.summary((path) => redact(path, detector));
  for (const { path, reason } of summary.skipped) log?.("info", `Skipped ${path}: ${reason}`);
  for (const { path, reason } of summary.excluded) log?.("debug", `Left out ${path}: ${reason}`);
  return { unit: source.unit, findings: findings.sort(byPlace), coverage: summary };
}

function byPlace(a: LocatedFinding, b: LocatedFinding): number {
  return (
    compare(a.path, b.path) ||
    compare(b.where, a.where) ||
    a.finding.span.start - b.finding.span.start ||
    a.finding.span.end - b.finding.span.end ||
    compare(a.finding.ruleId, b.finding.ruleId) ||
    compareOrigins(a.origin, b.origin)
  );
}

function compareOrigins(a: Origin | undefined, b: Origin | undefined): number {
  return timeOf(a) - timeOf(b) || compare(a?.commit ?? "", b?.commit ?? "");
}

function timeOf(origin: Origin | undefined): number {
  return Date.parse(origin?.authorDate ?? "") || 0;
}

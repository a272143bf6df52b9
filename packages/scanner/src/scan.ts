import { Detector, type DetectOptions, type Finding } from "@nxs-guard/core";
import { catalogue } from "@nxs-guard/rules";
import type { ArchiveLimits } from "./archives/limits.ts";
import { Breath } from "./breath.ts";
import { byPlace } from "./by-place.ts";
import type { Scopes } from "./config/scopes.ts";
import { Coverage, type CoverageSummary } from "./coverage.ts";
import { DocumentScan } from "./document-scan.ts";
import type { Log } from "./log.ts";
import { FindingStream } from "./finding-stream.ts";
import { NameScan } from "./name-scan.ts";
import type { Origin } from "./origin.ts";
import { redact } from "./redact.ts";
import type { SecondLook } from "./second-look.ts";
import { everything, opened, selected } from "./selection.ts";
import type { Source } from "./source.ts";
import { SharedWork } from "./threads/shared-work.ts";
import { Judge } from "./verdicts/judge.ts";
import { byNoticePlace, type Notice, type Verdict } from "./verdicts/verdict.ts";

export interface ScanOptions extends Omit<DetectOptions, "path"> {
  readonly source: Source;
  /** By default one of the whole catalogue. */
  readonly detector?: Detector;
  /** Tells what is new from what is silenced or known; by default, by the comments in the documents alone. */
  readonly judge?: Judge;
  /** Whether a document, by its path, is to be scanned; by default all are. */
  readonly selects?: (path: string) => boolean;
  /** What counts more in the folders of some documents. */
  readonly scopes?: Scopes;
  /** What else judges the documents. */
  readonly secondLooks?: readonly SecondLook[];
  /** How much is read of archives; what is not said is as usual. */
  readonly archives?: Partial<ArchiveLimits>;
  /** At most so many share the work where it is large; by default one for each processor, up to four, where it is very large. */
  readonly threads?: number;
  /** Ends the scan: it throws the signal's reason at once, and what it waits for is let go when that comes. */
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
  /** The place as a user knows it, where that is not a line: `cell 3, line 2`. Masked, but it may hold control characters. */
  readonly landmark?: string;
  /** Where documents come from a history. */
  readonly origin?: Origin;
}

/** A finding that does not count. */
export interface SilencedFinding extends LocatedFinding {
  readonly verdict: Exclude<Verdict, "new">;
  /** In the words of whoever silenced it, secrets masked. */
  readonly why: string;
}

export interface ScanResult {
  /** What the source calls its documents. */
  readonly unit: string;
  /** What is new: sorted by path, place and rule; the same in several commits, by their dates. */
  readonly findings: readonly LocatedFinding[];
  /** What a comment or the configuration suppresses, and what the baseline knows, in the same order. */
  readonly silenced: readonly SilencedFinding[];
  /** What is to be put right in comments, configurations and the baseline: sorted by path and line. */
  readonly notices: readonly Notice[];
  readonly coverage: CoverageSummary;
}

/** A scan under way. Awaited, it gives the result; iterated, each new finding when it is found, and leaving the loop ends the scan. */
export interface Scan extends Promise<ScanResult>, AsyncIterable<LocatedFinding> {}

/**
 * Looks for leaks and misuses in everything that a source brings. Nothing of what it returns or logs holds a secret in the clear.
 *
 * @throws {UserError} when the source cannot be read at all; the reason of the signal when that ends the scan.
 */
export function scan(options: ScanOptions): Scan {
  const found = new FindingStream();
  const signal = options.signal ? AbortSignal.any([options.signal, found.signal]) : found.signal;
  const result = untilAborted(run({ ...options, signal }, found), signal).finally(() => {
    found.end();
  });
  return Object.assign(result, { [Symbol.asyncIterator]: () => found.read(result) });
}

/** Ends at once when that is asked for, whatever the work still waits for: git, or whoever writes to the standard input. */
function untilAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop);
    void work.then(resolve, reject).finally(() => {
      signal.removeEventListener("abort", stop);
    });
  });
}

async function run(options: ScanOptions, found: FindingStream): Promise<ScanResult> {
  const { source, detector = new Detector(catalogue), threads, ...more } = options;
  const { signal, log, onProgress, selects = everything, scopes, archives, ...rest } = more;
  const { judge = new Judge({ detector, now: options.now }), secondLooks = [], ...detectOptions } = rest;
  const coverage = new Coverage();
  const breath = new Breath();
  const documents = new DocumentScan({
    ...{ detector, detectOptions, judge, coverage, archives, secondLooks, signal, log, breath },
    names: new NameScan(detector, detectOptions),
  });
  const findings: LocatedFinding[] = [];
  const silenced: SilencedFinding[] = [];
  const work = new SharedWork({
    ...{ detector, detectOptions, breath, signal, runsAhead: source.runsAhead ?? false },
    // An observer sees one thread.
    threads: detector.observer ? 1 : threads,
    onClean: (document, bytes) => {
      const passed = documents.pass(document, bytes);
      onProgress?.(coverage.done);
      return passed;
    },
  });
  const given = selected(source, { detector, selects, scopes, coverage, breath });
  // Who looks beside the detector wants to see everything.
  for await (const document of secondLooks.length > 0 ? opened(given) : work.remaining(given)) {
    for (const { verdict, why, ...placed } of await documents.scan(document)) {
      const located = { ...placed, ...(document.originOf && { origin: document.originOf(placed.finding) }) };
      if (verdict !== "new") silenced.push({ ...located, verdict, why });
      else {
        findings.push(located);
        found.add(located);
      }
    }
    onProgress?.(coverage.done);
  }
  judge.ends({ trees: source.trees ?? [], unread: coverage.unread });
  const summary = await judge.allowing(coverage.summary((path) => redact(path, detector)));
  for (const { path, reason } of summary.skipped) log?.("info", `Skipped ${path}: ${reason}`);
  for (const { path, reason } of summary.excluded) log?.("debug", `Left out ${path}: ${reason}`);
  return {
    unit: source.unit,
    findings: findings.sort(byPlace),
    silenced: silenced.sort(byPlace),
    notices: [...(await judge.notices()), ...secondLooks.flatMap((look) => look.notices())].sort(byNoticePlace),
    coverage: summary,
  };
}

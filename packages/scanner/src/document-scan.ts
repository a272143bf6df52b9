import type { DetectOptions, Detector, Finding } from "@nxs-guard/core";
import type { ArchiveLimits } from "./archives/limits.ts";
import { outside } from "./archives/outside.ts";
import { parts, type Part } from "./archives/parts.ts";
import type { Breath } from "./breath.ts";
import { breathing } from "./content/breathing.ts";
import { identityOf } from "./commits/sightings.ts";
import type { Coverage, SkipReason } from "./coverage.ts";
import type { Document, PackedFindings } from "./document.ts";
import type { Log } from "./log.ts";
import type { NameScan, ScannedName } from "./name-scan.ts";
import { readDocument, type Reading } from "./read-document.ts";
import type { LocatedFinding } from "./scan.ts";
import type { Look, SecondLook } from "./second-look.ts";
import type { UnreadDocument } from "./threads/batch.ts";
import type { Judge } from "./verdicts/judge.ts";
import type { Judged } from "./verdicts/verdict.ts";

export interface DocumentScanOptions {
  readonly detector: Detector;
  readonly detectOptions: DetectOptions;
  readonly judge: Judge;
  readonly names: NameScan;
  readonly coverage: Coverage;
  readonly breath: Breath;
  readonly archives: Partial<ArchiveLimits> | undefined;
  readonly secondLooks: readonly SecondLook[];
  readonly signal: AbortSignal | undefined;
  readonly log: Log | undefined;
}

/** A finding with its place and verdict. */
export interface PlacedFinding extends Judged {
  /** Secrets in it masked. */
  readonly path: string;
  readonly where: LocatedFinding["where"];
  readonly landmark?: string;
}

/** Looks through documents, and through the files in those that are archives, and counts what is read and what is not. */
export class DocumentScan {
  readonly #options: DocumentScanOptions;

  constructor(options: DocumentScanOptions) {
    this.#options = options;
  }

  /** Counts a document in which there is nothing, as {@link scan} does. */
  pass(document: UnreadDocument, bytes: number): unknown {
    const { judge, coverage, log } = this.#options;
    log?.("debug", `Scanning ${document.path}`);
    if ("open" in document) coverage.select();
    const { isPast, isExtra, novelty }: Omit<Document, "content"> = document;
    if (!isPast && !isExtra) judge.saw(document.path);
    if (!isExtra) coverage.scanned(bytes);
    return novelty?.of({ findings: [], directives: [], missed: undefined });
  }

  /** What a document brings that its source holds for new. */
  async scan(document: Document): Promise<readonly PlacedFinding[]> {
    const found = new Found();
    let missed: SkipReason | undefined;
    let directives: Reading["directives"] = [];
    for await (const part of this.#parts(document)) {
      const looks = this.#glance(part);
      const { name, reading: first } = await this.#read(part, document.detector);
      const reading = looks.length > 0 ? await this.#lookedAt(part, first, looks) : first;
      missed = reading.missed ?? missed;
      if (!part.isPacked) directives = reading.directives;
      await this.#judge(document, part, name, reading, found);
      this.#count(document, part, reading);
    }
    const packed = found.packed.size > 0 && { packed: this.#packedFindings(document, found.packed) };
    const added = document.novelty
      ? await document.novelty.of({ findings: found.findings, directives, missed, ...packed })
      : found.findings;
    const places = [...found.ofName, ...added.flatMap((finding) => found.placeOf(finding) ?? [])];
    return places.filter((place) => place.where === "content" || this.#options.names.isFirst(place));
  }

  async *#parts({ path, content }: Pick<Document, "path" | "content">): AsyncGenerator<Part, void, undefined> {
    const { archives, breath, signal } = this.#options;
    for await (const part of parts({ path, content: breathing(content, breath, signal) }, archives)) {
      await breath.take();
      signal?.throwIfAborted();
      yield part.isPacked ? { ...part, content: breathing(part.content, breath, signal) } : part;
    }
  }

  /** The files in an archive are nobody's source. */
  #glance(part: Part): readonly Look[] {
    const { secondLooks } = this.#options;
    return part.isPacked ? [] : secondLooks.flatMap((second) => second.glance(part) ?? []);
  }

  async #lookedAt({ path }: Part, reading: Reading, looks: readonly Look[]): Promise<Reading> {
    const isOff = await this.#options.judge.turnedOff(path);
    let { findings } = reading;
    for (const look of looks) findings = await look(findings, isOff);
    return { ...reading, findings, isLookedAt: true };
  }

  async #read(
    part: Part,
    detector = this.#options.detector,
  ): Promise<{ readonly name: ScannedName; readonly reading: Reading }> {
    const { names, log, detectOptions } = this.#options;
    const name = names.scan(part.path, detector);
    log?.("debug", `Scanning ${name.masked}`);
    const reading = await readDocument(part, detector, detectOptions);
    return { name, reading: part.unpacked ? outside(reading, part.unpacked) : reading };
  }

  async #judge(document: Document, part: Part, name: ScannedName, reading: Reading, found: Found): Promise<void> {
    const { judge } = this.#options;
    const secrets = name.secrets.filter(({ finding }) => finding.span.end > part.nameStart);
    const isWhole = !document.isPast && !document.isExtra && !reading.missed;
    // Almost every document: nobody says anything of it.
    if (secrets.length === 0 && reading.findings.length === 0 && reading.directives.length === 0) {
      if (isWhole) judge.saw(part.path);
      return;
    }
    const { detector = this.#options.detector } = document;
    const { directives } = reading;
    const standing = await judge.open({ path: part.path, masked: name.masked, directives, detector });
    if (secrets.length > 0 && (part.isPacked || document.novelty?.name() !== false)) {
      for (const { finding, path } of secrets) {
        const judged = standing.verdict(finding, "name", path);
        const place = judged && { ...judged, path, where: "name" as const };
        if (part.isPacked) found.addName(finding, place);
        else if (place) found.ofName.push(place);
      }
    }
    for (const finding of reading.findings) {
      // An archive holds the names of its files, some of them twice.
      if (part.unpacked && found.isInName(finding)) continue;
      // What is not new uses the comments that silence it all the same.
      const judged = standing.verdict(finding, "content");
      const landmark = reading.landmarks.get(finding);
      const place = judged && {
        ...judged,
        path: name.masked,
        where: "content" as const,
        ...(landmark !== undefined && { landmark }),
      };
      found.add(finding, place, part.isPacked);
    }
    if (isWhole) standing.close(reading.isLookedAt ?? false);
  }

  /** A file in an archive counts beside the sum of what a source selects, unless it is missed. */
  #count(document: Document, part: Part, { missed, bytes }: Reading): void {
    const { coverage } = this.#options;
    if (part.isPacked || document.isExtra) {
      if (missed) coverage.missed(part.path, missed);
    } else if (missed) coverage.skipped(part.path, missed);
    else coverage.scanned(bytes);
  }

  #packedFindings({ path, detector }: Document, findings: ReadonlySet<Finding>): PackedFindings {
    return {
      findings,
      identitiesIn: async (content) => {
        const identities = new Set<string>();
        for await (const part of this.#parts({ path, content })) {
          const { name, reading } = await this.#read(part, detector);
          for (const finding of reading.findings) identities.add(identityOf(finding));
          for (const { finding } of name.secrets) identities.add(identityOf(finding));
        }
        return identities;
      },
    };
  }
}

/** What is found in one document. */
class Found {
  /** In the document's own name. */
  readonly ofName: PlacedFinding[] = [];
  /** Those in files that are packed in it. */
  readonly packed = new Set<Finding>();
  readonly #places = new Map<Finding, PlacedFinding | undefined>();
  /** What is in the names of files. */
  readonly #inNames = new Set<string>();

  /** @param place undefined when the rule is off there */
  add(finding: Finding, place: PlacedFinding | undefined, isPacked: boolean): void {
    this.#places.set(finding, place);
    if (isPacked) this.packed.add(finding);
  }

  /** In the name of a packed file. */
  addName(finding: Finding, place: PlacedFinding | undefined): void {
    this.#inNames.add(identityOf(finding));
    this.add(finding, place, true);
  }

  isInName(finding: Finding): boolean {
    return this.#inNames.has(identityOf(finding));
  }

  get findings(): readonly Finding[] {
    return [...this.#places.keys()];
  }

  placeOf(finding: Finding): PlacedFinding | undefined {
    return this.#places.get(finding);
  }
}

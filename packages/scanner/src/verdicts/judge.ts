import { relative, resolve, sep } from "node:path";
import process from "node:process";
import { dayOf, isOver, Suppressions, type Detector, type Directive, type Finding } from "@nxs-guard/core";
import { commitRules, eslintRules } from "@nxs-guard/rules";
import type { Baseline } from "../baseline/baseline.ts";
import { isConfigFile } from "../config/config-file.ts";
import type { Layer, Layers } from "../config/layers.ts";
import type { Scopes } from "../config/scopes.ts";
import type { SuppressEntry } from "../config/schema.ts";
import type { CoverageSummary, SkipReason, Unscanned } from "../coverage.ts";
import type { LocatedFinding } from "../scan.ts";
import { redact } from "../redact.ts";
import { directiveNotice } from "./directive-notice.ts";
import { eslintName, isEslintRule, isJudgedElsewhere } from "./judged-elsewhere.ts";
import { Reach, type ReachEnd } from "./reach.ts";
import { byNoticePlace, type Judged, type Notice } from "./verdict.ts";

export interface JudgeOptions {
  readonly detector: Detector;
  /** The time against which `until` is judged; without it, nothing has expired. */
  readonly now?: Date | undefined;
  /** The directory that documents' paths count from; by default the working directory. */
  readonly pathsFrom?: string | undefined;
  readonly layers?: Layers | undefined;
  /** Which of these count for what is looked for; without it, those above the place of the scan. */
  readonly scopes?: Pick<Scopes, "counts"> | undefined;
  readonly baseline?: Baseline | undefined;
  /** Whether comments in the documents silence findings; by default they do. */
  readonly honorsComments?: boolean | undefined;
}

/** What a scan knows of a document when it is judged. */
export interface JudgedDocument {
  /** As its source gave it. */
  readonly path: string;
  /** The same with secrets masked. */
  readonly masked: string;
  readonly directives: readonly Directive[];
  /** Finds what is looked for in it; by default the scan's. */
  readonly detector?: Detector;
}

/** The settings that decide what is read and found. */
const DETECTING = ["customRules", "hosts", "envNames", "paths"] as const;

/** Decides what is new, by the comments in a document, the configuration and the baseline. Their faults and leftovers are its notices. */
export class Judge {
  readonly #options: JudgeOptions;
  readonly #ruleIds = new WeakMap<Detector, ReadonlySet<string>>();
  readonly #pathsFrom: string;
  readonly #notices: Notice[] = [];
  readonly #usedEntries = new Set<SuppressEntry>();
  readonly #reach: Reach;

  constructor(options: JudgeOptions) {
    this.#options = options;
    this.#pathsFrom = options.pathsFrom ?? process.cwd();
    this.#reach = new Reach(this.#pathsFrom);
  }

  /** @throws {UserError} when a configuration file of the document's directory is wrong. */
  async open(document: JudgedDocument): Promise<DocumentJudge> {
    const absolute = this.#absolute(document.path);
    const { layers, baseline, now, honorsComments = true } = this.#options;
    const { detector = this.#options.detector } = document;
    const ruleIds = this.#idsOf(detector);
    const own = (await layers?.around(absolute)) ?? [];
    const suppressions = new Suppressions(honorsComments ? document.directives : [], {
      now,
      rulesOf: (word) => rulesOf(word, ruleIds),
    });
    return {
      verdict: (finding, where, path = document.masked) => {
        const severity = severityOf(finding.ruleId, own);
        if (severity === "off") return undefined;
        const judged = severity ? { ...finding, severity } : finding;
        const place = { line: finding.location.startLine, offset: finding.span.start };
        const directive = where === "content" ? suppressions.at(finding.ruleId, place) : undefined;
        const entry = this.#entryFor(finding, absolute, own);
        const standing = baseline?.find(this.#absolute(path), finding.ruleId, finding.fingerprint);
        const why = directive?.reason ?? entry?.why ?? standing?.why;
        if (why === undefined) return { finding: judged, verdict: "new", why: "" };
        return {
          finding: judged,
          verdict: directive || entry ? "suppressed" : "baselined",
          why: redact(why, detector),
        };
      },
      close: (isLookedAt) => {
        this.saw(document.path);
        for (const problem of suppressions.problems()) {
          const { fault, directive } = problem;
          const isOthers = directive.rules.some(isJudgedElsewhere) || (isLookedAt && directive.rules.length === 0);
          if (fault === "unused" && isOthers) continue;
          this.#notices.push(directiveNotice(problem, document.masked, detector, [...ruleIds]));
        }
      },
    };
  }

  /** Tells of rules' ids which the configuration turns off for a document. @throws {UserError} when one of its directory is wrong. */
  async turnedOff(path: string): Promise<(ruleId: string) => boolean> {
    const own = (await this.#options.layers?.around(this.#absolute(path))) ?? [];
    return (ruleId) => severityOf(ruleId, own) === "off";
  }

  /** A document was looked at as a whole. */
  saw(path: string): void {
    this.#reach.saw(path);
  }

  /** Every document was judged: entries can only be unused where all was read that they speak of. */
  ends(end: ReachEnd): void {
    this.#reach.ends(end);
  }

  /** What was read, with the words of the configuration on what need not be. */
  async allowing(coverage: CoverageSummary): Promise<CoverageSummary> {
    const skipped = coverage.skipped.map(async (entry) => {
      const allowed = await this.#allowance(entry);
      return allowed === undefined ? entry : { ...entry, allowed };
    });
    return { ...coverage, skipped: await Promise.all(skipped) };
  }

  async #allowance({ path, reason }: Unscanned<SkipReason>): Promise<string | undefined> {
    const absolute = this.#absolute(path);
    for (const { config, matches } of (await this.#options.layers?.around(absolute)) ?? []) {
      const entry = config.allowIncomplete?.find((one) => one.reason === reason && matches(one.paths, absolute));
      if (entry) return this.#safe(entry.why);
    }
    return undefined;
  }

  /** Tells of an absolute path whether its file was looked at as a whole, or looked for and no longer there. */
  knows(): (absolute: string) => boolean {
    return (absolute) => this.#reach.knows(absolute);
  }

  /**
   * What is to be put right, once every document was judged: sorted by path and line.
   *
   * @throws {UserError} when a configuration file that was among the documents is wrong.
   */
  async notices(): Promise<readonly Notice[]> {
    // Where nothing was found, nobody has asked yet what they say.
    for (const path of this.#reach.seen) {
      if (isConfigFile(path)) await this.#options.layers?.around(this.#absolute(path));
    }
    return [...this.#notices, ...this.#entryNotices(), ...this.#baselineNotices()].sort(byNoticePlace);
  }

  #entryFor(finding: Finding, absolute: string, layers: readonly Layer[]): SuppressEntry | undefined {
    for (const { config, matches } of layers.toReversed()) {
      const entry = config.suppress?.find(
        (one) =>
          one.rule === finding.ruleId &&
          (one.fingerprint === undefined || one.fingerprint === finding.fingerprint) &&
          !this.#hasExpired(one) &&
          matches([one.path], absolute),
      );
      if (entry) {
        this.#usedEntries.add(entry);
        return entry;
      }
    }
    return undefined;
  }

  #hasExpired({ until }: SuppressEntry): boolean {
    const { now } = this.#options;
    const lastDay = until === undefined ? undefined : dayOf(until);
    return now !== undefined && lastDay !== undefined && isOver(lastDay, now);
  }

  *#entryNotices(): Generator<Notice> {
    const { layers, scopes } = this.#options;
    for (const layer of layers?.known ?? []) {
      const { file, config } = layer;
      const path = this.#shown(file);
      const counts = scopes?.counts(layer) ?? layers?.above.includes(layer);
      for (const setting of counts ? [] : DETECTING.filter((one) => config[one] !== undefined)) {
        const message = `\`${setting}\` does not count: git ignores this file, or keeps it in another repository.`;
        yield { path, message };
      }
      for (const entry of config.suppress ?? []) {
        const what = `The suppression of ${entry.rule} in ${this.#safe(entry.path)}`;
        if (this.#hasExpired(entry)) yield { path, message: `${what} expired on ${entry.until ?? ""}.` };
        else if (
          !this.#usedEntries.has(entry) &&
          !isJudgedElsewhere(entry.rule) &&
          this.#reach.covers(entry.path, layer)
        ) {
          yield { path, message: `${what} matches no finding any more: remove it.` };
        }
      }
    }
  }

  *#baselineNotices(): Generator<Notice> {
    const { baseline } = this.#options;
    if (!baseline) return;
    for (const { rule, path } of baseline.unused(this.knows())) {
      if (isJudgedElsewhere(rule)) continue;
      const message = `The entry for ${this.#safe(rule)} in ${this.#safe(path)} matches no finding any more: run \`nxs-guard baseline prune\`.`;
      yield { path: this.#shown(baseline.file), message };
    }
  }

  #idsOf(detector: Detector): ReadonlySet<string> {
    const ids =
      this.#ruleIds.get(detector) ?? new Set([...detector.catalogue.rules, ...commitRules].map(({ id }) => id));
    this.#ruleIds.set(detector, ids);
    return ids;
  }

  #absolute(path: string): string {
    return resolve(this.#pathsFrom, path);
  }

  #shown(file: string): string {
    return this.#safe(relative(this.#pathsFrom, file).replaceAll(sep, "/"));
  }

  #safe(text: string): string {
    return redact(text, this.#options.detector);
  }
}

/** A word in a comment is the id of a rule of the catalogue or of commits, or the name of an ESLint rule with or without the plugin's. */
function rulesOf(word: string, ids: ReadonlySet<string>): readonly string[] {
  if (ids.has(word)) return [word];
  const name = eslintName(word);
  return isEslintRule(word) ? [`nxs-guard/${name}`, ...(eslintRules[name] ?? [])] : [];
}

/** Judges the findings of one document. */
export interface DocumentJudge {
  /**
   * Undefined when the rule is off for the document.
   *
   * @param path by which the baseline knows the finding, when that is not the document's
   */
  verdict(finding: Finding, where: LocatedFinding["where"], path?: string): Judged | undefined;
  /**
   * To be called once every finding of a document that was read to its end was judged.
   *
   * @param isLookedAt whether a linter looked at it too, which keeps to itself what comments silence
   */
  close(isLookedAt: boolean): void;
}

/** The nearest layer that says anything of the rule decides. */
function severityOf(rule: string, layers: readonly Layer[]): Finding["severity"] | "off" | undefined {
  for (const { config } of layers.toReversed()) {
    const said = config.rules?.[rule];
    if (said !== undefined) return said;
  }
  return undefined;
}

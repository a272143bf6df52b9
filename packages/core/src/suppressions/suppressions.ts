import type { Directive } from "./directive.ts";

/** Why a directive silences nothing, or need not be there. */
export type DirectiveFault = "unused" | "no reason" | "expired" | "no such date" | "unknown rule";

export interface DirectiveProblem {
  readonly directive: Directive;
  readonly fault: DirectiveFault;
  /** The word that is no rule's. */
  readonly rule?: string;
}

export interface SuppressionsOptions {
  /** The time against which `until` is judged. Without it, nothing has expired. */
  readonly now?: Date | undefined;
  /** The catalogue rules that a word stands for: a catalogue rule's id for itself, an ESLint rule's name for those that it covers; none for any other word. */
  readonly rulesOf: (word: string) => readonly string[];
}

/** A finding's place: its 1-based first line, and its start in the units of the directives. */
export interface Place {
  readonly line: number;
  readonly offset: number;
}

/** The key of what is said of every rule. */
const EVERY = "*";

/** What the directives of one document silence. One without a reason, or whose day is over, silences nothing. */
export class Suppressions {
  readonly #directives: readonly Directive[];
  readonly #faults = new Map<Directive, { readonly fault: DirectiveFault; readonly rule?: string }>();
  readonly #holding: Scopes;
  readonly #lapsed: Scopes;
  readonly #used = new Set<Directive>();
  /** Directives of ESLint without effect that a finding would have needed. */
  readonly #missed = new Set<Directive>();

  constructor(directives: readonly Directive[], { now, rulesOf }: SuppressionsOptions) {
    this.#directives = directives;
    for (const directive of directives) {
      const fault = faultOf(directive, now);
      const unknown = directive.rules.find((rule) => rulesOf(rule).length === 0);
      if (fault) this.#faults.set(directive, { fault });
      else if (unknown !== undefined) this.#faults.set(directive, { fault: "unknown rule", rule: unknown });
    }
    const isLapsed = (directive: Directive): boolean => {
      const fault = this.#faults.get(directive)?.fault;
      return fault !== undefined && fault !== "unknown rule";
    };
    this.#holding = new Scopes(
      directives.filter((directive) => !isLapsed(directive)),
      rulesOf,
    );
    this.#lapsed = new Scopes(
      directives.filter((directive) => isLapsed(directive) || directive.effect === "enable"),
      rulesOf,
    );
  }

  /** The directive that silences what a rule finds at a place, if one does. */
  at(ruleId: string, place: Place): Directive | undefined {
    const directive = this.#holding.at(ruleId, place);
    if (directive) this.#used.add(directive);
    else {
      const lapsed = this.#lapsed.at(ruleId, place);
      if (lapsed) this.#missed.add(lapsed);
    }
    return directive;
  }

  /**
   * What is wrong with the directives, once every finding was asked for: in the order of the document. Of ESLint's, only those without
   * effect that a finding needed; ESLint itself reports the unused.
   */
  problems(): readonly DirectiveProblem[] {
    return this.#directives.flatMap((directive): DirectiveProblem[] => {
      const known = this.#faults.get(directive);
      if (directive.tool === "eslint") return known && this.#missed.has(directive) ? [{ directive, ...known }] : [];
      if (known) return [{ directive, ...known }];
      return directive.effect === "enable" || this.#used.has(directive) ? [] : [{ directive, fault: "unused" }];
    });
  }
}

function faultOf({ effect, reason, until }: Directive, now: Date | undefined): DirectiveFault | undefined {
  if (effect === "enable") return undefined;
  if (!/\p{L}/u.test(reason)) return "no reason";
  if (until === undefined) return undefined;
  const lastDay = dayOf(until);
  if (!lastDay) return "no such date";
  return now && isOver(lastDay, now) ? "expired" : undefined;
}

/** The day that a text such as `2027-01-31` names, as its beginning in UTC; undefined when there is no such day. */
export function dayOf(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text) ? undefined : day;
}

/** Whether the day has ended, in UTC. */
export function isOver(day: Date, now: Date): boolean {
  return now.getTime() >= day.getTime() + 24 * 60 * 60 * 1000;
}

/** Where each directive counts. Of several for the same rule and line, or for the same rule and the file, the first does. */
class Scopes {
  readonly #files = new Map<string, Directive>();
  readonly #lines = new Map<string, Directive>();
  /** By tool and rule: what begins and ends blocks, ascending. */
  readonly #blocks = new Map<string, Directive[]>();

  constructor(directives: readonly Directive[], rulesOf: SuppressionsOptions["rulesOf"]) {
    for (const directive of directives) {
      const rules = directive.rules.length === 0 ? [EVERY] : new Set(directive.rules.flatMap((rule) => rulesOf(rule)));
      for (const rule of rules) this.#add(rule, directive);
    }
  }

  at(ruleId: string, { line, offset }: Place): Directive | undefined {
    for (const rule of [ruleId, EVERY]) {
      const found = this.#lines.get(`${rule} ${String(line)}`) ?? this.#files.get(rule);
      if (found) return found;
    }
    return this.#blockAt("nxs-guard", ruleId, offset) ?? this.#blockAt("eslint", ruleId, offset);
  }

  #add(rule: string, directive: Directive): void {
    switch (directive.effect) {
      case "line": {
        const key = `${rule} ${String(directive.target)}`;
        if (!this.#lines.has(key)) this.#lines.set(key, directive);
        return;
      }
      case "file":
        if (!this.#files.has(rule)) this.#files.set(rule, directive);
        return;
      case "disable":
      case "enable": {
        const key = `${directive.tool} ${rule}`;
        const block = this.#blocks.get(key) ?? [];
        block.push(directive);
        this.#blocks.set(key, block);
      }
    }
  }

  /** The last that was said before the place, of the rule or of every rule, decides. */
  #blockAt(tool: Directive["tool"], ruleId: string, offset: number): Directive | undefined {
    const said = [ruleId, EVERY]
      .flatMap((rule) => lastBefore(this.#blocks.get(`${tool} ${rule}`) ?? [], offset) ?? [])
      .sort((a, b) => b.start - a.start)[0];
    return said?.effect === "disable" ? said : undefined;
  }
}

function lastBefore(directives: readonly Directive[], offset: number): Directive | undefined {
  let low = 0;
  let high = directives.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((directives[middle] as Directive).start <= offset) low = middle + 1;
    else high = middle;
  }
  return directives[low - 1];
}

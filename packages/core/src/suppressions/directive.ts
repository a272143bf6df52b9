/** A comment that silences findings, or ends that: `nxs-guard-disable-next-line nexus-api-key -- a made-up key`. */
export interface Directive {
  /** Whose comment it is. Of ESLint's, only what it says of rules named `nxs-guard/…` is kept. */
  readonly tool: "nxs-guard" | "eslint";
  /** What it silences: one line, the whole file, or all from here to an `enable`. */
  readonly effect: "line" | "file" | "disable" | "enable";
  /** As written, ESLint's without `nxs-guard/`; none stands for every rule. */
  readonly rules: readonly string[];
  /** What is said after `--`, without its date; empty when nothing is. It may hold anything, a secret too. */
  readonly reason: string;
  /** The last day on which it holds, as written after `until`. */
  readonly until: string | undefined;
  /** Where the comment's first word stands, in the units of the input. */
  readonly start: number;
  /** Its 1-based line. */
  readonly line: number;
  /** The 1-based line that `line` speaks of: the comment's own, or the one behind the comment. */
  readonly target: number;
}

/** What stands before the names of our rules in ESLint's comments. */
export const PLUGIN_PREFIX = "nxs-guard/";

/**
 * Literals one of which every directive holds. Most of ESLint's comments are about other rules and stand in 6 % of the files in packages; ours are
 * seen by the rules that they name.
 */
export const DIRECTIVE_ANCHORS: readonly string[] = [
  "nxs-guard-disable",
  "nxs-guard-enable",
  "eslint-enable",
  PLUGIN_PREFIX,
];

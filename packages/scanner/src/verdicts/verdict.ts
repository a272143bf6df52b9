import type { Finding } from "@nxs-guard/core";
import { compare } from "../coverage.ts";

/** `new` counts; the others were silenced by a comment or the configuration, or are known from the baseline. */
export type Verdict = "new" | "suppressed" | "baselined";

/** A finding as it stands after everything that is said about it. */
export interface Judged {
  /** With the severity that the configuration gives its rule. */
  readonly finding: Finding;
  readonly verdict: Verdict;
  /** In the words of whoever silenced it, secrets masked; empty for what is new. */
  readonly why: string;
}

/** Something to put right in what is said about findings, or in what judges. */
export interface Notice {
  /** The document or configuration file that it is in, secrets masked. */
  readonly path: string;
  /** 1-based, where it has a line. */
  readonly line?: number;
  /** A sentence. */
  readonly message: string;
}

/** The order of notices: by path, line and words. */
export function byNoticePlace(a: Notice, b: Notice): number {
  return compare(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || compare(a.message, b.message);
}

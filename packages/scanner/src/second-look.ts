import type { Finding, RuleDescription } from "@nxs-guard/core";
import type { Document } from "./document.ts";
import type { Notice } from "./verdicts/verdict.ts";

/** A judgement beside the detector's, such as a linter's. What it finds is new, silenced or known as other findings are. */
export interface SecondLook {
  /**
   * Asked before a document is read, as the memory of its content is used again: whoever wants to look keeps what is needed.
   *
   * @returns undefined when there is nothing to look at
   */
  glance(document: Pick<Document, "path" | "content">): Look | undefined;
  /** The rules of what it has found so far that the catalogue does not have. */
  rules(): readonly RuleDescription[];
  /** What it took, where that is worth a word to whoever waits. */
  took?(): Duration | undefined;
  /** What kept it from looking, once every document was looked at; secrets masked. */
  notices(): readonly Notice[];
}

/** The time that something took. */
export interface Duration {
  /** Such as `ESLint`. */
  readonly by: string;
  readonly milliseconds: number;
}

/**
 * Looks at one document.
 *
 * @param found in it so far, sorted by place
 * @param isOff whether the configuration turns a rule off there: what that finds is among the rest to be masked, and is not told
 * @returns all of that, where need be with other excerpts, and what is found besides: sorted by place
 */
export type Look = (found: readonly Finding[], isOff: (ruleId: string) => boolean) => Promise<readonly Finding[]>;

import type { ReportRequest } from "../report-request.ts";

/** The variables of an environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a CI system says of a run, before anybody has looked at the repository. */
export interface CiRun {
  /** The system's name. */
  readonly system: string;
  readonly task: Task;
  /** The forms that the system shows. */
  readonly reports: readonly ReportRequest[];
  /** Where the system takes a summary in Markdown from. */
  readonly summary?: Summary;
  /** The file that takes what later steps read. */
  readonly outputs?: string;
  readonly remedies: Remedies;
  /** Whether the system gives the run secrets, whoever's change it is about. */
  readonly hasSecrets?: boolean;
}

/** `append`: to what may stand there; `announce`: the file is told to the system on the standard output. */
export interface Summary {
  readonly file: string;
  readonly by: "append" | "announce";
}

/** The system's own words for what a clone lacks. */
interface Remedies {
  /** Of a shallow clone. */
  readonly history: string;
  /** Of a clone without the files of the past. */
  readonly content: string;
}

export type Task = CommitsTask | TreeTask | NothingTask;

/** A range of commits. */
export interface CommitsTask {
  readonly scan: "commits";
  /** What brings them: `the pull request`. */
  readonly of: string;
  /** Revisions, the best first: what the first that is there reaches is not new. Empty where none is known. */
  readonly bases: readonly string[];
  /** A revision. */
  readonly head: string;
  /** The tag that was pushed with them: what it is called, and a revision that leads to it. */
  readonly tag?: { readonly name: string; readonly revision: string };
  /** The branch whose commits are not new either, where no base is to be had: `refs/remotes/origin/main`. */
  readonly otherwise?: string;
  /** How to have a head that is missing, where a deeper clone would not bring it. */
  readonly headRemedy?: string;
  /** A person has named the ends: where they are wrong nothing else is scanned instead. */
  readonly isNamed?: true;
}

/** Every file of the working tree. */
export interface TreeTask {
  readonly scan: "tree";
  /** Why, as a clause: `the run is scheduled`. */
  readonly why: string;
  /** Whether nobody's change is on trial. */
  readonly isSettled: boolean;
}

interface NothingTask {
  readonly scan: "nothing";
  /** A clause. */
  readonly why: string;
}

/** A commit's id, where the text is one and not the zeros that stand for none. */
export function knownId(text: string | undefined): string | undefined {
  return text !== undefined && /^[0-9a-f]{40,64}$/.test(text) && !/^0+$/.test(text) ? text : undefined;
}

/** Those that are known. */
export function known(...revisions: readonly (string | undefined)[]): readonly string[] {
  return revisions.filter((revision) => revision !== undefined && revision !== "") as string[];
}

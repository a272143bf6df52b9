import type { Example, RuleDescription, Span } from "@nxs-guard/core";

/** A file as a commit has it, or as it could get into the next one. */
export interface CommittedFile {
  /** From the top of the repository, with `/`. */
  readonly path: string;
  /** One character for each of its bytes; of UTF-16, for each code unit. */
  readonly text: string;
  /** The texts of the `.dockerignore` files that may count for it, where a rule asks for them. */
  readonly dockerIgnores: readonly string[];
}

/** A bad habit in a file: one for each rule, so that a file is named once. Its spans count in characters. */
export interface Habit {
  /** The places that show it, sorted: at least one. */
  readonly places: readonly Span[];
  /** What tells it from others of the rule in the same file; holds no secret. */
  readonly identity: string;
  /** The stretches, sorted, that no reader may see. */
  readonly hidden: readonly Span[];
}

/** Finds a bad habit around keys in a file of a commit. It says nothing of files that merely stand in a folder. */
export interface CommitRule extends RuleDescription {
  readonly kind: "practice";
  readonly examples: { readonly leaks: readonly Example[]; readonly safe: readonly Example[] };
  /** Where the files stand that it judges: `work tree` are those that git neither tracks nor ignores. */
  readonly where: "index" | "work tree";
  /** Whether it is about what is built of a tree: then `dockerIgnores` matter to it, and a file that a later commit has changed does not. */
  readonly isAboutBuilds?: true;
  /** Whether a file of such a path may show it. */
  readonly concerns: (path: string) => boolean;
  readonly judge: (file: CommittedFile) => Habit | undefined;
}

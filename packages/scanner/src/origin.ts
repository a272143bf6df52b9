/** Where in the history of a repository a finding stands. */
export interface Origin {
  /** The object id of the commit that brought it. */
  readonly commit: string;
  /** ISO 8601, in the author's own time zone; undefined where the commit tells no time. */
  readonly authorDate: string | undefined;
  /** Whether the same secret, or misuse, still stands somewhere in the tree of the head. */
  readonly isInHead: boolean;
}

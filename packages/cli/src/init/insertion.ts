/** Text that comes between the characters of another. */
export interface Insertion {
  /** In UTF-16 code units. */
  readonly at: number;
  readonly text: string;
}

/** The text with all insertions, whose places count in the text as it was; every character of it stays. */
export function withInsertions(text: string, insertions: readonly Insertion[]): string {
  let result = "";
  let done = 0;
  for (const { at, text: more } of insertions.toSorted((a, b) => a.at - b.at)) {
    result += text.slice(done, at) + more;
    done = at;
  }
  return result + text.slice(done);
}

export function eolOf(text: string): "\r\n" | "\n" {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** The command will not act: what stands in the way, and what the user can do about it. The caller prints both and exits with 2. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  /** One sentence on what to do; then, if any, the lines to add by hand, each on a line of its own. */
  readonly remedy: string;

  constructor(problem: string, remedy: string) {
    super(problem);
    this.remedy = remedy;
  }
}

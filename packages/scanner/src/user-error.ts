/** What a person asked for cannot be done: `message` is one sentence on what happened, `remedy` one on what to do. The exit code is 2. */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}

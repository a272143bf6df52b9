import type { SkipReason } from "./coverage.ts";

/** A document could not be read, or not to its end. The scan counts it as skipped and goes on. */
export class Unread extends Error {
  override readonly name = "Unread";
  readonly reason: SkipReason;

  constructor(reason: SkipReason) {
    super(reason);
    this.reason = reason;
  }
}

/** The reason in an error of the file system. */
export function reasonOf(error: unknown): SkipReason {
  switch ((error as NodeJS.ErrnoException).code) {
    case "EACCES":
    case "EPERM":
      return "no permission";
    case "ENOENT":
    case "ENOTDIR":
      return "vanished";
    default:
      return "unreadable";
  }
}

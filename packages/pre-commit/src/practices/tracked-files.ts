import { git } from "@nxs-guard/scanner";

/** The files of a work tree that git has in its index: none outside a repository. It is asked when the first is of interest. */
export class TrackedFiles {
  readonly #top: string;
  #paths: Promise<ReadonlySet<string>> | undefined;

  /** @param top the absolute top of the work tree */
  constructor(top: string) {
    this.#top = top;
  }

  async has(path: string): Promise<boolean> {
    this.#paths ??= git(this.#top, "inherited", ["ls-files", "-z"]).then(
      (listed) => new Set(listed.split("\0")),
      () => new Set(),
    );
    return (await this.#paths).has(path);
  }
}

export const SKIP_REASONS = [
  "no permission",
  "vanished",
  "changed",
  "unreadable",
  "missing object",
  "corrupt object",
  "shallow history",
  "unresolved conflict",
  "too large",
  "broken archive",
  "encrypted",
  "unknown compression",
  "over the limit",
  "nested too deep",
  "too much encoded text",
] as const;

/** Why a selected document was not read, or not to its end. */
export type SkipReason = (typeof SKIP_REASONS)[number];

/** What is left out by its nature, beside the sum of selected documents. */
export type ExclusionReason =
  | "ignored"
  | "excluded"
  | "symbolic link"
  | "submodule"
  | "nested repository"
  | "FIFO"
  | "socket"
  | "device"
  | "Git LFS content";

export interface Unscanned<Reason extends string> {
  readonly path: string;
  readonly reason: Reason;
  /** Why the scan is whole without it, where the configuration says so. */
  readonly allowed?: string;
}

/** What a scan read. `selected` is `scanned` and the number of `skipped` together. */
export interface CoverageSummary {
  readonly selected: number;
  readonly scanned: number;
  /** How many of `scanned` were not read again, because an earlier scan had found them clean. */
  readonly remembered?: number;
  /** Read by this scan. */
  readonly bytes: number;
  /** Sorted by path. */
  readonly skipped: readonly Unscanned<SkipReason>[];
  /** Sorted by path. A folder of which everything is ignored is one entry that ends in `/`. */
  readonly excluded: readonly Unscanned<ExclusionReason>[];
}

/** Counts every document from its selection to its end, so that a scan that read less than it selected cannot say "clean". */
export class Coverage {
  #selected = 0;
  #scanned = 0;
  #remembered = 0;
  #bytes = 0;
  readonly #skipped: { path: string; reason: SkipReason }[] = [];
  /** Each of them, to be recognised. */
  readonly #known = new Set<string>();
  readonly #excluded = new Map<string, { path: string; reason: ExclusionReason }>();

  /** A source announces each document that it is about to read. */
  select(): void {
    this.#selected++;
  }

  /** @param bytes the document's length */
  scanned(bytes: number): void {
    this.#scanned++;
    this.#bytes += bytes;
  }

  skipped(path: string, reason: SkipReason): void {
    this.#skipped.push({ path, reason });
    this.#known.add(`${reason} ${path}`);
  }

  /** A document that an earlier scan has found clean. */
  remembered(): void {
    this.#remembered++;
    this.select();
    this.scanned(0);
  }

  /** Something that was to be read and was not, and that nobody has announced. One that is met again counts once. */
  missed(path: string, reason: SkipReason): void {
    if (this.#known.has(`${reason} ${path}`)) return;
    this.select();
    this.skipped(path, reason);
  }

  /** One that is met again, as in another commit, counts once. */
  excluded(path: string, reason: ExclusionReason): void {
    this.#excluded.set(`${reason} ${path}`, { path, reason });
  }

  /** A document that was announced, and that the configuration leaves out. */
  leftOut(path: string): void {
    this.#selected--;
    this.excluded(path, "excluded");
  }

  /** Documents that are done, for whoever shows progress. */
  get done(): number {
    return this.#scanned + this.#skipped.length;
  }

  /** The paths of what was selected and not read to its end, and of what git keeps elsewhere: secrets in them in the clear. */
  get unread(): readonly string[] {
    const elsewhere = [...this.#excluded.values()].filter(({ reason }) => reason === "Git LFS content");
    return [...this.#skipped, ...elsewhere].map(({ path }) => path);
  }

  /**
   * @param mask hides the secrets in a path
   * @throws {Error} when the sum does not close, which is a defect of a source
   */
  summary(mask: (text: string) => string): CoverageSummary {
    if (this.#selected !== this.done) {
      throw new Error(`The coverage does not add up: ${this.#selected} selected, ${this.done} accounted for`);
    }
    return {
      selected: this.#selected,
      scanned: this.#scanned,
      ...(this.#remembered > 0 && { remembered: this.#remembered }),
      bytes: this.#bytes,
      skipped: listed(this.#skipped, mask),
      excluded: listed([...this.#excluded.values()], mask),
    };
  }
}

/** Whether everything was read that had to be. */
export function isWhole({ skipped }: Pick<CoverageSummary, "skipped">): boolean {
  return skipped.every(({ allowed }) => allowed !== undefined);
}

function listed<Reason extends string>(
  entries: readonly { path: string; reason: Reason }[],
  mask: (text: string) => string,
): Unscanned<Reason>[] {
  return entries
    .map(({ path, reason }) => ({ path: mask(path), reason }))
    .sort((a, b) => compare(a.path, b.path) || compare(a.reason, b.reason));
}

/** By code units, which is the same order in every locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import { Unread } from "../unread.ts";
import { ratioBytes, type ArchiveLimits } from "./limits.ts";

/** What may still be taken out of one document and the archives in it. */
export class Allowance {
  readonly #limits: ArchiveLimits;
  #entries: number;
  #bytes: number;

  /** @param documentBytes the length of the outermost archive */
  constructor(limits: ArchiveLimits, documentBytes: number) {
    this.#limits = limits;
    this.#entries = limits.entries;
    this.#bytes = Math.min(limits.totalBytes, ratioBytes(limits, documentBytes));
  }

  get entriesLeft(): number {
    return this.#entries;
  }

  /** To be asked before each entry: whether it may be read. */
  takeEntry(): boolean {
    return this.#bytes > 0 && this.#entries-- > 0;
  }

  /** Whether an entry that is unpacked already may be read; if so, it is taken. */
  take(bytes: number, packedBytes: number): boolean {
    const isAllowed = bytes <= Math.min(this.#entryBytes(packedBytes), this.#bytes);
    if (isAllowed) this.#bytes -= bytes;
    return isAllowed;
  }

  /**
   * Passes on what comes of packed bytes.
   *
   * @throws {Unread} after as much as is allowed.
   */
  async *metered(
    unpacked: AsyncIterable<Uint8Array>,
    packedBytes: number,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    let left = this.#entryBytes(packedBytes);
    for await (const piece of unpacked) {
      const allowed = Math.min(piece.length, left, this.#bytes);
      left -= allowed;
      this.#bytes -= allowed;
      if (allowed > 0) yield piece.subarray(0, allowed);
      if (allowed < piece.length) throw new Unread("over the limit");
    }
  }

  #entryBytes(packedBytes: number): number {
    return Math.min(this.#limits.entryBytes, ratioBytes(this.#limits, packedBytes));
  }
}

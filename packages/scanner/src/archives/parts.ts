import type { Span } from "@nxs-guard/core";
import type { SkipReason } from "../coverage.ts";
import type { Document } from "../document.ts";
import { Unread } from "../unread.ts";
import { Allowance } from "./allowance.ts";
import type { ArchiveEntry } from "./archive-entry.ts";
import { gzipEntries } from "./gzip.ts";
import { hold, isHeld, type Held } from "../content/hold.ts";
import { archiveKind, HEAD_BYTES, isNamedLikeZip, type ArchiveKind } from "./kind.ts";
import { DEFAULT_LIMITS, type ArchiveLimits } from "./limits.ts";
import { peek } from "../content/peek.ts";
import { brokenOff } from "../content/pieces.ts";
import { tarEntries } from "./tar.ts";
import { zipBounds } from "./zip-bounds.ts";
import { zipEntries } from "./zip.ts";

/** A document, or a file in it. Its content is to be read before the next part is asked for, and may be asked for once. */
export interface Part extends Pick<Document, "path" | "content"> {
  /** Whether it lies in the document rather than being it. */
  readonly isPacked: boolean;
  /** Where in the path, in UTF-16 code units, its own name begins: behind that of the archive that it lies in. */
  readonly nameStart: number;
  /** Of an archive: where files that are parts themselves stand in the content as they are, in their order and apart from each other. */
  readonly unpacked?: readonly Span[];
}

/**
 * The files in a document, if it is an archive, and in archives in it, each named `archive!/file`; and behind them the document itself. Nothing
 * is written anywhere. What cannot be read is a part that says so when it is read.
 */
export function parts(
  { path, content }: Pick<Document, "path" | "content">,
  limits: Partial<ArchiveLimits> = {},
): Iterable<Part> | AsyncIterable<Part> {
  const part = { path, content, isPacked: false, nameStart: 0 };
  // Almost every document ends here, and pays for nothing more.
  if (content instanceof Uint8Array && !archiveKind(content) && !isNamedLikeZip(path)) return [part];
  return new Unpacking({ ...DEFAULT_LIMITS, ...limits }).open(part);
}

class Unpacking {
  readonly #limits: ArchiveLimits;
  #allowance: Allowance | undefined;

  constructor(limits: ArchiveLimits) {
    this.#limits = limits;
  }

  /**
   * @param depth how many archives it lies in
   * @param heldBytes how much of the memory these take
   */
  async *open(part: Part, depth = 0, heldBytes = 0): AsyncGenerator<Part, void, undefined> {
    const { head, content } = await peek(part.content, HEAD_BYTES);
    const sure = archiveKind(head);
    if (!sure && !isNamedLikeZip(part.path)) {
      yield { ...part, content };
      return;
    }
    if (depth >= this.#limits.depth) {
      yield { ...part, content: sure ? brokenOff(content, "nested too deep") : content };
      return;
    }
    const held = await hold(content, this.#limits.heldBytes - heldBytes);
    if (!isHeld(held)) {
      yield { ...part, content: sure ? brokenOff(held, "over the limit") : held };
      return;
    }
    const { bytes, failure } = held;
    if (failure) {
      yield { ...part, content: brokenOff(bytes, failure.reason) };
      return;
    }
    const kind = sure ?? (zipBounds(bytes) ? "zip" : undefined);
    yield* kind ? this.#unpack(part, kind, held, depth + 1, heldBytes + bytes.length) : [{ ...part, content: bytes }];
  }

  async *#unpack(
    part: Part,
    kind: ArchiveKind,
    { bytes }: Held,
    depth: number,
    heldBytes: number,
  ): AsyncGenerator<Part, void, undefined> {
    const allowance = (this.#allowance ??= new Allowance(this.#limits, bytes.length));
    const unpacked: Span[] = [];
    let missed: SkipReason | undefined;
    try {
      for await (const { name, content, stored } of entriesOf(kind, bytes, part.path, allowance)) {
        if (!allowance.takeEntry()) {
          missed = "over the limit";
          break;
        }
        const archive = `${part.path}!/`;
        const file = { path: archive + name, content, isPacked: true, nameStart: archive.length };
        yield* this.open(file, depth, heldBytes);
        if (stored) unpacked.push(stored);
      }
    } catch (error) {
      if (!(error instanceof Unread)) throw error;
      missed = error.reason;
    }
    yield { ...part, content: missed ? brokenOff(bytes, missed) : bytes, unpacked };
  }
}

function entriesOf(
  kind: ArchiveKind,
  bytes: Held["bytes"],
  path: string,
  allowance: Allowance,
): AsyncGenerator<ArchiveEntry, void, undefined> {
  switch (kind) {
    case "zip":
      return zipEntries(bytes, allowance);
    case "tar":
      return tarEntries(bytes);
    case "gzip":
      return gzipEntries(bytes, path, allowance);
  }
}

/** How much of an archive is read. What lies beyond is counted as skipped. */
export interface ArchiveLimits {
  /** How many archives may lie in each other, the outermost included; 0 opens none. */
  readonly depth: number;
  /** Entries of one document, those of archives in it included. */
  readonly entries: number;
  /** The length of an archive that is opened, in bytes; it is held in memory. */
  readonly heldBytes: number;
  /** What one entry may come to, in bytes. */
  readonly entryBytes: number;
  /** What all entries of one document may come to, in bytes. */
  readonly totalBytes: number;
  /** How many bytes may come of one packed byte, where more than 8 MiB come of an entry or a document. */
  readonly ratio: number;
}

const MiB = 1024 * 1024;

export const DEFAULT_LIMITS: ArchiveLimits = {
  depth: 3,
  entries: 100_000,
  heldBytes: 100 * MiB,
  entryBytes: 256 * MiB,
  totalBytes: 1024 * MiB,
  ratio: 100,
};

/** Even what is packed very well is read up to here: a short text may well repeat itself. */
const HARMLESS_BYTES = 8 * MiB;

/** What may come of so many packed bytes, by their ratio alone. */
export function ratioBytes({ ratio }: ArchiveLimits, packedBytes: number): number {
  return Math.max(HARMLESS_BYTES, ratio * packedBytes);
}

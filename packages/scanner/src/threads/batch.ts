import { Buffer } from "node:buffer";
import type { Document, UnopenedFile } from "../document.ts";
import { UNDECIDED, type Prefilter } from "./prefilter.ts";

/** What is known of a document before it is read. */
export type UnreadDocument = Omit<Document, "content"> | UnopenedFile;

/** Documents that go to one thread together: a message for each would cost more than to look at it. */
export interface Batch {
  readonly items: readonly UnreadDocument[];
  /** What the prefilter says of each, from the first; fewer where not all went through it. */
  readonly lengths: number[];
  /** Whether another thread has it. */
  isGiven: boolean;
  /** What a thread needs to go on with it. */
  request(): BatchRequest;
  take(answer: BatchAnswer): void;
  /** Puts a document through a prefilter of this thread: the next, or one of which another thread could not tell. */
  check(index: number, prefilter: Prefilter): void;
  /** A document, to be looked at; undefined when there is none. */
  document(index: number): Document | undefined;
}

export type BatchRequest =
  { readonly files: readonly PortableFile[] } | { readonly texts: readonly Text[]; readonly memory: ArrayBuffer };

/** What a thread is told of a file. */
interface PortableFile extends Pick<UnopenedFile, "path" | "location" | "most"> {
  /** More is looked for in it than threads know of. */
  readonly isApart?: true;
}

export interface BatchAnswer {
  /** Fewer than were asked for where they were long: others may take the rest. */
  readonly lengths: readonly number[];
  readonly memory?: ArrayBuffer;
}

/** Where in the memory of a batch a text stands, in bytes. */
interface Text {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** Files on disk, which each thread reads itself. */
export class FileBatch implements Batch {
  readonly items: readonly UnopenedFile[];
  readonly lengths: number[] = [];
  isGiven = false;
  #namesAreClean: boolean | undefined;

  constructor(items: readonly UnopenedFile[]) {
    this.items = items;
  }

  request(): BatchRequest {
    const rest = this.items.slice(this.lengths.length);
    return { files: rest.map(portableFile) };
  }

  take({ lengths }: BatchAnswer): void {
    this.lengths.push(...lengths);
  }

  check(index: number, prefilter: Prefilter): void {
    this.#namesAreClean ??= prefilter.namesAreClean(this.items);
    this.lengths[index] = prefilter.file(this.items[index] as UnopenedFile, this.#namesAreClean);
  }

  document(index: number): Document | undefined {
    return this.items[index]?.open();
  }
}

function portableFile({ path, location, most, detector }: UnopenedFile): PortableFile {
  return { path, location, ...(most !== undefined && { most }), ...(detector && { isApart: true }) };
}

/** Texts in memory that is lent to the thread that looks at them. */
export class TextBatch implements Batch {
  static readonly BYTES = 1 << 19;
  readonly items: Document[] = [];
  readonly lengths: number[] = [];
  isGiven = false;
  readonly #ends: number[] = [];
  #memory: ArrayBuffer;

  constructor(memory = new ArrayBuffer(TextBatch.BYTES)) {
    this.#memory = memory;
  }

  /** To be used again, when nothing of the batch is needed any more. */
  get memory(): ArrayBuffer {
    return this.#memory;
  }

  /** Copies a document. @returns whether there was room for it */
  add(document: Document, content: Uint8Array): boolean {
    const start = this.#ends.at(-1) ?? 0;
    if (start + content.length > this.#memory.byteLength) return false;
    new Uint8Array(this.#memory).set(content, start);
    this.#ends.push(start + content.length);
    this.items.push(document);
    return true;
  }

  request(): BatchRequest {
    const texts: Text[] = [];
    for (let index = this.lengths.length; index < this.items.length; index++) {
      texts.push({ path: (this.items[index] as Document).path, ...this.#place(index) });
    }
    return { texts, memory: this.#memory };
  }

  take({ lengths, memory }: BatchAnswer): void {
    this.lengths.push(...lengths);
    if (memory) this.#memory = memory;
  }

  check(index: number, prefilter: Prefilter): void {
    this.lengths[index] = prefilter.content((this.items[index] as Document).path, this.#content(index));
  }

  document(index: number): Document {
    return { ...(this.items[index] as Document), content: this.#content(index) };
  }

  #content(index: number): Uint8Array {
    const { start, end } = this.#place(index);
    return Buffer.from(this.#memory, start, end - start);
  }

  #place(index: number): { readonly start: number; readonly end: number } {
    return { start: this.#ends[index - 1] ?? 0, end: this.#ends[index] ?? 0 };
  }
}

/** When a thread has read so much of files whose size nobody knew, it gives the rest back. */
const MOST_BYTES = 4 << 20;

/** What a thread does with a batch. */
export function answer(request: BatchRequest, prefilter: Prefilter): BatchAnswer {
  if ("texts" in request) {
    const { texts, memory } = request;
    const content = ({ start, end }: Text): Buffer => Buffer.from(memory, start, end - start);
    return { lengths: texts.map((text) => prefilter.content(text.path, content(text))), memory };
  }
  const namesAreClean = prefilter.namesAreClean(request.files);
  const lengths: number[] = [];
  let bytes = 0;
  for (const file of request.files) {
    const length = file.isApart ? UNDECIDED : prefilter.file(file, namesAreClean);
    lengths.push(length);
    bytes += length;
    if (bytes > MOST_BYTES) break;
  }
  return { lengths };
}

import type { DetectOptions, Detector } from "@nxs-guard/core";
import type { Breath } from "../breath.ts";
import type { Document, UnopenedFile } from "../document.ts";
import { CHECKPOINT, isUnopened, type Given } from "../source.ts";
import { FileBatch, TextBatch, type Batch, type UnreadDocument } from "./batch.ts";
import { CloserLook } from "./closer-look.ts";
import { PAUSE, withPauses } from "./pauses.ts";
import { Prefilter, UNCLEAN, UNDECIDED } from "./prefilter.ts";
import { askedFor, byItself, type Sharing } from "./sharing.ts";
import type { WorkerPool } from "./worker-pool.ts";

export interface SharedWorkOptions {
  readonly detector: Detector;
  readonly detectOptions: DetectOptions;
  /** Whether documents may be looked at later than the next is asked for. */
  readonly runsAhead: boolean;
  /** At most so many, this one among them, if anybody asks for that. */
  readonly threads: number | undefined;
  readonly breath: Breath;
  readonly signal: AbortSignal | undefined;
  /** Takes a document in which there is nothing, with its length in bytes. */
  readonly onClean: (document: UnreadDocument, bytes: number) => unknown;
}

/** So many files go to a thread at once. */
const FILES = 64;
/** So many batches are known before the first is looked at; then every thread has enough to do. */
const AHEAD = 24;

/** Puts documents through the prefilter, in several threads. What comes out, in the order of the source, is to be looked at. */
export class SharedWork {
  readonly #options: SharedWorkOptions;
  readonly #prefilter: Prefilter;
  /** In the order of the source. */
  readonly #queue: Batch[] = [];
  #files: UnopenedFile[] = [];
  #texts: TextBatch | undefined;
  readonly #memory: ArrayBuffer[] = [];
  #pool: WorkerPool | undefined;
  #documents = 0;
  #bytes = 0;
  /** Undefined while no document is known. */
  #sharing: Sharing | undefined;

  constructor(options: SharedWorkOptions) {
    this.#options = options;
    const { detector, detectOptions } = options;
    this.#prefilter = new Prefilter(detector.anchors, new CloserLook(detector, detectOptions));
  }

  async *remaining(all: AsyncIterable<Given> | Iterable<Given>): AsyncGenerator<Document, void, undefined> {
    try {
      for await (const given of withPauses(all, () => this.#queue[0] instanceof FileBatch)) {
        if (given === PAUSE) yield* this.#settleFirst();
        else if (given === CHECKPOINT) yield* this.#settleAll();
        else if (isUnopened(given)) this.#addFiles(given);
        else if (!this.#addText(given)) {
          if (!this.#isIdle) yield* this.#settleAll();
          if (!(await this.#isClean(given))) yield given;
        }
        if (this.#isLarge) await this.#hire();
        while (this.#queue.length > this.#ahead) yield* this.#settleFirst();
      }
      yield* this.#settleAll();
    } finally {
      this.#pool?.close();
    }
  }

  /** How many batches may wait. Files are listed sooner than read, so that threads that they are many enough for start at once. */
  get #ahead(): number {
    const sharing = this.#sharing;
    return sharing && sharing.threads > 1 && !this.#pool ? Math.max(AHEAD, sharing.documents / FILES) : AHEAD;
  }

  get #isIdle(): boolean {
    return this.#queue.length === 0 && this.#files.length === 0 && !this.#texts;
  }

  #addFiles(files: readonly UnopenedFile[]): void {
    this.#sharing ??= this.#plan(false);
    this.#documents += files.length;
    if (this.#texts) this.#close();
    for (const file of files) {
      this.#files.push(file);
      if (this.#files.length === FILES) this.#close();
    }
  }

  /** Keeps a copy of a document for later, where another thread may look at it. */
  #addText(document: Document): boolean {
    const { content } = document;
    this.#sharing ??= this.#plan(true);
    this.#documents++;
    if (!(content instanceof Uint8Array)) return false;
    // Threads know nothing of its own.
    if (document.detector) return false;
    if (this.#files.length > 0) this.#close();
    if (!this.#options.runsAhead || !this.#pool?.isReady || content.length > TextBatch.BYTES) return false;
    if (this.#texts?.add(document, content)) return true;
    this.#close();
    this.#texts = new TextBatch(this.#memory.pop());
    return this.#texts.add(document, content);
  }

  /** Nothing more comes into the batch that is being filled. */
  #close(): void {
    if (this.#files.length > 0) this.#queue.push(new FileBatch(this.#files));
    if (this.#texts) this.#queue.push(this.#texts);
    this.#files = [];
    this.#texts = undefined;
    this.#feed();
  }

  #plan(hasTexts: boolean): Sharing {
    const { threads } = this.#options;
    return threads === undefined ? byItself(hasTexts) : askedFor(threads);
  }

  /** Whether the work turns out to be large enough for threads that have not started yet. */
  get #isLarge(): boolean {
    const sharing = this.#sharing;
    if (!sharing || sharing.threads < 2 || this.#pool) return false;
    return this.#documents >= sharing.documents || this.#bytes >= sharing.bytes;
  }

  async #hire(): Promise<void> {
    const { detector, signal } = this.#options;
    // Most scans start none, and need not know how.
    const { WorkerPool } = await import("./worker-pool.ts");
    if (!this.#sharing) return;
    this.#pool = new WorkerPool(this.#sharing.threads - 1, { anchors: detector.anchors.anchors }, signal);
  }

  #feed(): void {
    this.#pool?.feed(() => this.#queue.find(isOpen));
  }

  async *#settleAll(): AsyncGenerator<Document, void, undefined> {
    this.#close();
    while (this.#queue.length > 0) yield* this.#settleFirst();
  }

  async *#settleFirst(): AsyncGenerator<Document, void, undefined> {
    const batch = this.#queue[0] as Batch;
    this.#options.signal?.throwIfAborted();
    for (const [index, item] of batch.items.entries()) {
      while (batch.isGiven || (batch.lengths[index] ?? UNDECIDED) === UNDECIDED) {
        // While this one waits, all of it may be done.
        if (this.#options.breath.isDue) await this.#breathe();
        else if (batch.isGiven) await this.#workAhead(batch);
        else this.#check(batch, index);
      }
      const length = batch.lengths[index] as number;
      if (length === UNCLEAN) {
        const document = batch.document(index);
        if (document) yield document;
      } else {
        this.#bytes += length;
        const done = this.#options.onClean(item, length);
        if (done instanceof Promise) await done;
      }
      if (this.#isLarge) await this.#hire();
    }
    this.#queue.shift();
    if (batch instanceof TextBatch) this.#memory.push(batch.memory);
  }

  /** Passes the time in which another thread has the batch that is to be settled. */
  async #workAhead(batch: Batch): Promise<void> {
    const next = this.#queue.find(isOpen);
    if (!next) await this.#pool?.answer();
    while (next && isOpen(next) && batch.isGiven && !this.#options.breath.isDue) this.#check(next, next.lengths.length);
  }

  #check(batch: Batch, index: number): void {
    batch.check(index, this.#prefilter);
    this.#feed();
  }

  async #isClean(document: Document): Promise<boolean> {
    const { path, content, detector } = document;
    if (!(content instanceof Uint8Array)) return false;
    await this.#breathe();
    const length = this.#prefilter.content(path, content, detector);
    this.#bytes += content.length;
    if (length !== UNCLEAN) await this.#options.onClean(document, length);
    return length !== UNCLEAN;
  }

  async #breathe(): Promise<void> {
    const { breath, signal } = this.#options;
    if (breath.isDue) await breath.take();
    signal?.throwIfAborted();
  }
}

/** Whether somebody could go on with it. */
function isOpen({ isGiven, lengths, items }: Batch): boolean {
  return !isGiven && lengths.length < items.length;
}

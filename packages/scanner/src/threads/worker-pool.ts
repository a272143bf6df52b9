import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from "node:worker_threads";
import type { Anchor } from "@nxs-guard/core";
import type { Batch, BatchAnswer } from "./batch.ts";

/** What a worker is told when it starts. */
export interface Assignment {
  readonly port: MessagePort;
  readonly anchors: readonly Anchor[];
}

/** Its first message. */
export const READY = "ready";

const WORKER = new URL("./worker.js", import.meta.url);
/** A batch to work at, and one to go on with while the answer to it is under way. */
const BATCHES_EACH = 2;

interface Hand {
  readonly worker: Worker;
  readonly port: MessagePort;
  /** What it has not answered, in the order in which it was given. */
  readonly batches: Batch[];
  isReady: boolean;
}

/** The threads beside this one. Batches that were given come back answered, at least in part. */
export class WorkerPool {
  readonly #hands: readonly Hand[];
  readonly #signal: AbortSignal | undefined;
  #answers = 0;
  #failure: Error | undefined;
  #wake: (() => void) | undefined;
  readonly #stir = (): void => this.#wake?.();

  /** Starts them, which takes about as long as to look at a thousand documents. */
  constructor(count: number, assignment: Omit<Assignment, "port">, signal?: AbortSignal) {
    this.#signal = signal;
    signal?.addEventListener("abort", this.#stir);
    this.#hands = Array.from({ length: count }, () => this.#start(assignment));
  }

  /** Whether anyone takes work yet. */
  get isReady(): boolean {
    return this.#hands.some(({ isReady }) => isReady);
  }

  /**
   * Takes the answers that have come, and gives out batches.
   *
   * @param next the batch that is to be given next, if any
   * @throws {Error} when a thread has ended.
   */
  feed(next: () => Batch | undefined): void {
    for (const hand of this.#hands) {
      // Without waiting for its turn, which this thread would have to give it.
      for (let come = receiveMessageOnPort(hand.port); come; come = receiveMessageOnPort(hand.port)) {
        this.#receive(hand, come.message as BatchAnswer | typeof READY);
      }
    }
    if (this.#failure) throw this.#failure;
    for (const hand of this.#hands) {
      while (hand.isReady && hand.batches.length < BATCHES_EACH) {
        const batch = next();
        if (!batch) return;
        this.#give(hand, batch);
      }
    }
  }

  /** Waits until there is an answer more, or an end of it all. */
  async answer(): Promise<void> {
    const before = this.#answers;
    this.feed(() => undefined);
    if (this.#answers > before || this.#signal?.aborted) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
  }

  close(): void {
    this.#signal?.removeEventListener("abort", this.#stir);
    for (const { worker, port } of this.#hands) {
      worker.removeAllListeners();
      port.close();
      void worker.terminate();
    }
  }

  #start(assignment: Omit<Assignment, "port">): Hand {
    const { port1: port, port2 } = new MessageChannel();
    const workerData: Assignment = { ...assignment, port: port2 };
    const worker = new Worker(WORKER, { workerData, transferList: [port2] });
    const hand: Hand = { worker, port, batches: [], isReady: false };
    port.on("message", (message: BatchAnswer | typeof READY) => {
      this.#receive(hand, message);
    });
    // What it says of its end may repeat what it read, so only the kind is told.
    worker.on("error", (error: NodeJS.ErrnoException) => {
      this.#fail(error.code ?? error.name);
    });
    worker.on("exit", (code) => {
      this.#fail(`exit code ${code}`);
    });
    return hand;
  }

  #give(hand: Hand, batch: Batch): void {
    const request = batch.request();
    batch.isGiven = true;
    hand.batches.push(batch);
    hand.port.postMessage(request, "memory" in request ? [request.memory] : []);
  }

  #receive(hand: Hand, message: BatchAnswer | typeof READY): void {
    if (message === READY) hand.isReady = true;
    else {
      const batch = hand.batches.shift();
      batch?.take(message);
      if (batch) batch.isGiven = false;
    }
    this.#answers++;
    this.#wake?.();
  }

  #fail(how: string): void {
    this.#failure ??= new Error(`a thread of the scan ended before its work was done (${how})`);
    this.#wake?.();
  }
}

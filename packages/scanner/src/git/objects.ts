import { Buffer } from "node:buffer";
import type { Writable } from "node:stream";
import { WHOLE_BYTES } from "../files/sizes.ts";
import { ByteReader } from "./byte-reader.ts";
import { Unread } from "../unread.ts";
import { startGit, type GitRun, type Repository } from "./git.ts";
import { nextObject, type ObjectContent } from "./object-content.ts";
import { PresentObjects } from "./present-objects.ts";

/** An object that was asked for, and what came. */
export interface Answer<Wanted> {
  readonly wanted: Wanted;
  readonly content: ObjectContent;
}

/**
 * The objects of the given ids, which come in batches, in their order, through one `git cat-file` that works ahead while one is looked at. Ids are taken as git takes
 * them, so that neither they nor the objects are ever all in memory. A corrupt object ends git; another one reads the rest. So does one that a partial
 * clone has left out, before git 2.44: of the rest that one is asked only for what is there.
 */
export async function* objects<Wanted extends { readonly id: string }>(
  cwd: string,
  repository: Repository,
  all: AsyncIterable<readonly Wanted[]> | Iterable<readonly Wanted[]>,
): AsyncGenerator<Answer<Wanted>, void, undefined> {
  const memory = Buffer.allocUnsafeSlow(WHOLE_BYTES);
  const queue = new Queue(all);
  try {
    while (!queue.isDone) {
      const run = startGit(cwd, repository, ["cat-file", "--batch", "--buffer"]);
      const asking = queue.ask(run.stdin);
      // It is awaited when git has ended.
      asking.catch(() => undefined);
      try {
        const reader = new ByteReader(run.stdout as AsyncIterable<Buffer>);
        for (;;) {
          const next = nextObject(reader, memory);
          const answer = next instanceof Promise ? await next : next;
          for (const wanted of queue.absent()) yield { wanted, content: new Unread("missing object") };
          const content = answer instanceof Unread && reader.ended ? await failureOf(run) : answer;
          const wanted = queue.answered();
          if (wanted && content instanceof Unread && reader.ended && content.reason === "missing object") {
            queue.present ??= await PresentObjects.list(cwd, repository);
          }
          if (wanted) yield { wanted, content };
          if (!wanted || reader.ended) break;
        }
        await run.ended;
        await asking;
      } finally {
        run.kill();
      }
    }
  } finally {
    queue.close();
  }
}

/** Why git ended before it gave an object: it is corrupt, or a partial clone would have to fetch it. */
async function failureOf({ ended }: GitRun): Promise<Unread> {
  const { stderr } = await ended;
  return new Unread(stderr.includes("promisor remote") ? "missing object" : "corrupt object");
}

/** What is to be asked for, and what has been asked for and not answered. */
class Queue<Wanted extends { readonly id: string }> {
  readonly #source: Iterator<readonly Wanted[]> | AsyncIterator<readonly Wanted[]>;
  #asked: Wanted[] = [];
  /** How many of `#asked` have been answered. */
  #answers = 0;
  #isExhausted = false;
  /** Git is asked for no others; undefined where it may be asked for all. */
  present: PresentObjects | undefined;

  constructor(all: AsyncIterable<readonly Wanted[]> | Iterable<readonly Wanted[]>) {
    this.#source = Symbol.asyncIterator in all ? all[Symbol.asyncIterator]() : all[Symbol.iterator]();
  }

  get isDone(): boolean {
    return this.#isExhausted && this.#answers === this.#asked.length;
  }

  /** Asks git for everything, as fast as it listens, until it does no more. */
  async ask(git: Writable): Promise<void> {
    try {
      this.#forget();
      // Those that the git before this one left unanswered.
      git.write(this.#linesOf(this.#asked));
      while (!this.#isExhausted && git.writable) {
        const next = await this.#source.next();
        if (next.done) {
          this.#isExhausted = true;
          return;
        }
        this.#forget();
        for (const wanted of next.value) this.#asked.push(wanted);
        if (!git.write(this.#linesOf(next.value))) await drained(git);
      }
    } finally {
      git.end();
    }
  }

  /** The one that was asked for first. */
  answered(): Wanted | undefined {
    const wanted = this.#asked[this.#answers];
    if (wanted) this.#answers++;
    return wanted;
  }

  /** Those before the next answer for which git was not asked. */
  *absent(): Generator<Wanted, void, undefined> {
    for (;;) {
      const wanted = this.#asked[this.#answers];
      if (!wanted || !this.present || this.present.has(wanted.id)) return;
      this.#answers++;
      yield wanted;
    }
  }

  close(): void {
    void this.#source.return?.();
  }

  #linesOf(all: readonly Wanted[]): string {
    let lines = "";
    for (const { id } of all) if (this.present?.has(id) ?? true) lines += `${id}\n`;
    return lines;
  }

  #forget(): void {
    this.#asked = this.#asked.slice(this.#answers);
    this.#answers = 0;
  }
}

function drained(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off("drain", done).off("close", done);
      resolve();
    };
    stream.on("drain", done).on("close", done);
    if (!stream.writable) done();
  });
}

import { Buffer } from "node:buffer";

/** Takes a stream of bytes apart by length and by line. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #chunk: Buffer = Buffer.alloc(0);
  #ended = false;

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  /** Whether more was asked for than the stream had. */
  get ended(): boolean {
    return this.#ended;
  }

  /** The text up to the next LF, which is taken too, where both have come in one chunk. */
  lineAtOnce(): string | undefined {
    const end = this.#chunk.indexOf(10);
    if (end < 0) return undefined;
    const line = this.#chunk.toString("latin1", 0, end);
    this.#chunk = this.#chunk.subarray(end + 1);
    return line;
  }

  /** The text up to the next LF, which is taken too; undefined when the stream ends before one. */
  async line(): Promise<string | undefined> {
    let line = "";
    for (;;) {
      const rest = this.lineAtOnce();
      if (rest !== undefined) return line + rest;
      line += this.#chunk.toString("latin1");
      if (!(await this.#next())) return undefined;
    }
  }

  /** The next `size` bytes at once, where they have come in one chunk; valid until more are asked for. */
  atOnce(size: number): Buffer | undefined {
    if (size > this.#chunk.length) return undefined;
    const bytes = this.#chunk.subarray(0, size);
    this.#chunk = this.#chunk.subarray(size);
    return bytes;
  }

  /** The next `size` bytes in pieces as they come, each valid until the next is asked for; fewer when the stream ends. */
  async *bytes(size: number): AsyncGenerator<Buffer, void, undefined> {
    for (let left = size; left > 0;) {
      if (this.#chunk.length === 0 && !(await this.#next())) return;
      const piece = this.#chunk.subarray(0, left);
      this.#chunk = this.#chunk.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  async #next(): Promise<boolean> {
    const { value, done } = (await this.#chunks.next()) as IteratorResult<Buffer, undefined>;
    this.#ended = done === true;
    this.#chunk = value ?? Buffer.alloc(0);
    return !this.#ended;
  }
}

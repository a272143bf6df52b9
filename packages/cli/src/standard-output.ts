import process from "node:process";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Writes as fast as the reader takes it. A reader who has seen enough, such as `head`, ends the output and nothing else. */
export async function write(pieces: Iterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), process.stdout, { end: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
  }
}

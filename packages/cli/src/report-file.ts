import { randomUUID } from "node:crypto";
import {
  accessSync,
  constants,
  createWriteStream,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  type Stats,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { UserError } from "@nxs-guard/scanner";
import { failedWrite } from "./failed-write.ts";

/** The file that a report goes to. It appears whole or not at all, and what stood there before stays until then. */
export class ReportFile {
  readonly #name: string;
  readonly #path: string;
  readonly #standing: Stats | undefined;

  /** @throws {UserError} when nothing can be written there, so that no scan is done in vain. */
  constructor(name: string) {
    this.#name = name;
    try {
      this.#standing = statSync(name, { throwIfNoEntry: false });
      // A symbolic link stays one: what it leads to is replaced.
      this.#path = this.#standing ? realpathSync(name) : resolve(name);
    } catch (error) {
      throw this.#failure(failedWrite(error));
    }
    if (this.#standing?.isDirectory()) throw this.#failure("it is a directory");
    try {
      accessSync(this.#isReplaced ? dirname(this.#path) : this.#path, constants.W_OK);
    } catch (error) {
      throw this.#failure(failedWrite(error));
    }
  }

  /** @throws {UserError} when it cannot be written, for want of room for example. */
  async write(pieces: Iterable<string>): Promise<void> {
    try {
      await (this.#isReplaced ? this.#replace(pieces) : pipeline(Readable.from(pieces), createWriteStream(this.#path)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
      throw this.#failure(failedWrite(error));
    }
  }

  /** A device or a pipe is written to, and not replaced. */
  get #isReplaced(): boolean {
    return this.#standing?.isFile() ?? true;
  }

  async #replace(pieces: Iterable<string>): Promise<void> {
    // In the same directory, as a rename is atomic only within one file system.
    const temporary = join(dirname(this.#path), `.nxs-guard-${randomUUID()}.tmp`);
    const discard = (): void => {
      rmSync(temporary, { force: true });
    };
    // An interrupted run ends the process at once.
    process.once("exit", discard);
    try {
      const mode = this.#standing === undefined ? 0o666 : this.#standing.mode & 0o777;
      await pipeline(Readable.from(pieces), createWriteStream(temporary, { flags: "wx", mode }));
      renameSync(temporary, this.#path);
    } finally {
      process.removeListener("exit", discard);
      discard();
    }
  }

  #failure(reason: string): UserError {
    return new UserError(
      `The report cannot be written to "${this.#name}": ${reason}.`,
      "Name a file in a directory that exists and can be written to.",
    );
  }
}

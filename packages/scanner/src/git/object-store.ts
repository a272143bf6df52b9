import { Buffer } from "node:buffer";
import { WHOLE_BYTES } from "../files/sizes.ts";
import { ByteReader } from "./byte-reader.ts";
import { startGit, type GitRun, type Repository } from "./git.ts";
import { nextObject, type ObjectContent } from "./object-content.ts";

/** Objects in any order, through a `git cat-file` that starts with the first and waits for the next. */
export class ObjectStore {
  readonly #cwd: string;
  readonly #repository: Repository;
  readonly #memory = Buffer.allocUnsafeSlow(WHOLE_BYTES);
  #run: { readonly git: GitRun; readonly reader: ByteReader } | undefined;

  constructor(cwd: string, repository: Repository) {
    this.#cwd = cwd;
    this.#repository = repository;
  }

  /** The content of the one before must have been read, and is gone. */
  async read(id: string): Promise<ObjectContent> {
    if (this.#run?.reader.ended) this.close();
    const { git, reader } = (this.#run ??= this.#start());
    git.stdin.write(`${id}\n`);
    return nextObject(reader, this.#memory);
  }

  close(): void {
    this.#run?.git.kill();
    this.#run = undefined;
  }

  #start(): { readonly git: GitRun; readonly reader: ByteReader } {
    const git = startGit(this.#cwd, this.#repository, ["cat-file", "--batch"]);
    return { git, reader: new ByteReader(git.stdout as AsyncIterable<Buffer>) };
  }
}

import { hashOfTriple, hashOfWindow } from "./hashes.ts";
import { BEHIND_LETTERS, kernel, KIND, KIND_BITS } from "./kernel.ts";
import { KIND_TABLES } from "./letters.ts";
import { ADDRESS, LEAD, MEMORY, PART, TRAIL } from "./layout.ts";
import { ROLE_TABLE } from "./stretches.ts";
import { compile, type Instance } from "./wasm.ts";

/** Offsets of bytes, each list ascending. */
export interface Notes {
  /** Where four bytes stand that may be one of the sieve's windows, and what must be behind it; now and then they are none. */
  readonly windows: number[];
  /** Where letters of base64 or base64url end that are 20 or more in a row and may go on behind a line break. */
  readonly lineEnds: number[];
  /** Backslashes before `x` or `u` of either case. */
  readonly escapes: number[];
  /** Where text in base64 or hexadecimal digits starts and ends, as `stretches.ts` says: each offset followed by its {@link KIND}. */
  readonly changes: number[];
}

/** What a sieve looks for. */
export interface Window {
  /** Four bytes, as a little-endian number; letters match without regard to case. */
  readonly bytes: number;
  /** How many letters of words must stand behind them, at most {@link MOST_BEHIND}. */
  readonly behind: number;
}

export function noNotes(): Notes {
  return { windows: [], lineEnds: [], escapes: [], changes: [] };
}

const KINDS = (1 << KIND_BITS) - 1;

/** Detectors share the code. */
let instantiate: (() => Instance) | undefined;

/**
 * One pass over the bytes that says where a closer look is worth it; all else need not be looked at. Its kernel is WebAssembly: on 83 MB of
 * packages' files it did 1.7 GB/s, where the same in JavaScript did 0.25 (Node 20, two busy cores). How many windows it looks for hardly matters.
 */
export class Sieve {
  readonly #memory: Uint8Array;
  readonly #events: Int32Array;
  readonly #kernel: (length: number) => number;

  constructor(windows: Iterable<Window>) {
    instantiate ??= compile([kernel], MEMORY);
    const { memory, functions } = instantiate();
    this.#kernel = functions[kernel.name] as (length: number) => number;
    this.#memory = new Uint8Array(memory);
    this.#events = new Int32Array(memory, ADDRESS.events);
    this.#memory.set(BEHIND_LETTERS, ADDRESS.behind);
    this.#memory.set(KIND_TABLES, ADDRESS.kinds);
    this.#memory.set(ROLE_TABLE, ADDRESS.roles);
    for (const { bytes, behind } of windows) {
      const place = ADDRESS.windows + hashOfWindow(bytes);
      const asked = this.#memory[place] as number;
      this.#memory[place] = asked === 0 ? behind + 1 : Math.min(asked, behind + 1);
      this.#memory[ADDRESS.triples + hashOfTriple(bytes)] = 1;
      this.#memory[ADDRESS.triples + hashOfTriple(bytes >>> 8)] = 1;
    }
  }

  /**
   * Sifts a part of the bytes: all of a short text, so much of a long one as its memory takes.
   * @param notes what is seen is added to them
   * @returns where the part ends, and the next starts
   */
  sift(bytes: Uint8Array, from: number, notes: Notes): number {
    const end = Math.min(bytes.length, from + PART);
    this.#hold(bytes, from, end);
    const count = this.#kernel(end - from);
    for (let i = 0; i < count; i++) {
      const event = this.#events[i] as number;
      const at = from + (event >> KIND_BITS) - ADDRESS.text;
      const kind = event & KINDS;
      if (kind === KIND.window) notes.windows.push(at);
      else if (kind === KIND.lineEnd) notes.lineEnds.push(at);
      else if (kind === KIND.escape) notes.escapes.push(at);
      else notes.changes.push(at, kind);
    }
    return end;
  }

  /** Copies a part and what stands around it, zeros where nothing does. */
  #hold(bytes: Uint8Array, from: number, end: number): void {
    const lead = Math.min(from, LEAD);
    const held = from === 0 && end === bytes.length ? bytes : bytes.subarray(from - lead, end + TRAIL);
    const start = ADDRESS.text - lead;
    if (lead < LEAD) this.#memory.fill(0, ADDRESS.text - LEAD, start);
    this.#memory.set(held, start);
    if (end + TRAIL > bytes.length) this.#memory.fill(0, start + held.length, ADDRESS.text + end - from + TRAIL);
  }
}

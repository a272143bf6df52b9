import type { Range } from "./replacement.ts";

/** In UTF-16 code units. */
const CELL = 256;

/** Things by where they stand in a file, so that thousands of them need not be compared with each other. */
export class RangeIndex<Item extends { readonly range: Range }> {
  readonly #cells = new Map<number, Set<Item>>();

  add(item: Item): void {
    for (const cell of cellsOf(item.range)) {
      const items = this.#cells.get(cell);
      if (items) items.add(item);
      else this.#cells.set(cell, new Set([item]));
    }
  }

  delete(item: Item): void {
    for (const cell of cellsOf(item.range)) this.#cells.get(cell)?.delete(item);
  }

  /** Those that have a character in common with a range; one in several cells may come more than once. */
  *overlapping(range: Range): Generator<Item> {
    for (const cell of cellsOf(range)) {
      for (const item of this.#cells.get(cell) ?? []) {
        if (item.range[0] < range[1] && range[0] < item.range[1]) yield item;
      }
    }
  }

  overlaps(range: Range): boolean {
    return this.overlapping(range).next().done !== true;
  }
}

function* cellsOf([start, end]: Range): Generator<number> {
  for (let cell = Math.floor(start / CELL); cell * CELL < end; cell++) yield cell;
}

import type { Range } from "./replacement.ts";

/** In UTF-16 code units. */
const CELL = 256;
const WIDE = 16 * CELL;

/** Things by where they stand in a file, so that thousands of them need not be compared with each other. */
export class RangeIndex<Item extends { readonly range: Range }> {
  readonly #cells = new Map<number, Set<Item>>();
  /** Those of each wide range together: thousands may have the same one, which is in all of a file's cells. */
  readonly #wide = new Map<string, Set<Item>>();

  add(item: Item): void {
    for (const items of this.#setsOf(item.range)) items.add(item);
  }

  delete(item: Item): void {
    for (const items of this.#setsOf(item.range)) items.delete(item);
  }

  *#setsOf(range: Range): Generator<Set<Item>> {
    if (range[1] - range[0] > WIDE) yield setAt(this.#wide, range.join());
    else for (const cell of cellsOf(range)) yield setAt(this.#cells, cell);
  }

  /** Those that have a character in common with a range; one in several cells may come more than once. */
  *overlapping(range: Range): Generator<Item> {
    for (const items of this.#wide.values()) {
      for (const item of items) {
        if (!overlap(item.range, range)) break;
        yield item;
      }
    }
    const isMostCells = range[1] - range[0] > CELL * this.#cells.size;
    for (const cell of isMostCells ? this.#cells.keys() : cellsOf(range)) {
      for (const item of this.#cells.get(cell) ?? []) if (overlap(item.range, range)) yield item;
    }
  }

  overlaps(range: Range): boolean {
    return this.overlapping(range).next().done !== true;
  }
}

function overlap(a: Range, b: Range): boolean {
  return a[0] < b[1] && b[0] < a[1];
}

function setAt<Key, Item>(sets: Map<Key, Set<Item>>, at: Key): Set<Item> {
  const items = sets.get(at) ?? new Set();
  sets.set(at, items);
  return items;
}

function* cellsOf([start, end]: Range): Generator<number> {
  for (let cell = Math.floor(start / CELL); cell * CELL < end; cell++) yield cell;
}

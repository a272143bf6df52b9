/** How many of the items begin before a place; they are sorted by it. */
export function countBefore<Item>(items: readonly Item[], place: number, startOf: (item: Item) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (startOf(items[middle] as Item) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Units `start` to `end - 1` of bytes, `step` bytes each, that all are of a kind; at least `fewest` of them. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The longest stretches of units of a kind. The fewest that are wanted are looked at from the last to the first, so that one that is not of
 * the kind lets all before it be skipped: what holds no stretch costs a look at few of its units.
 * @param isOfKind asked about the unit that starts at an offset
 */
export function* stretches(
  bytes: Buffer,
  { start: from, end }: Stretch,
  step: number,
  fewest: number,
  isOfKind: (bytes: Buffer, at: number) => boolean,
): Generator<Stretch> {
  let start = from;
  while (start + fewest * step <= end) {
    let at = start + (fewest - 1) * step;
    while (at >= start && isOfKind(bytes, at)) at -= step;
    if (at >= start) {
      start = at + step;
      continue;
    }
    let stop = start + fewest * step;
    while (stop + step <= end && isOfKind(bytes, stop)) stop += step;
    yield { start, end: stop };
    start = stop + step;
  }
}

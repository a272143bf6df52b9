/**
 * The longest stretches of units of a kind. The fewest that are wanted are looked at from the last to the first, so that one that is not of
 * the kind lets all before it be skipped: what holds no stretch costs a look at few of its units.
 * @param isOfKind asked about the unit that starts at an offset
 * @param visit told of each stretch; what it returns says whether to go on
 * @returns whether to go on
 */
export function eachStretch(
  bytes: Buffer,
  from: number,
  end: number,
  step: number,
  fewest: number,
  isOfKind: (bytes: Buffer, at: number) => boolean,
  visit: (start: number, end: number) => boolean,
): boolean {
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
    if (!visit(start, stop)) return false;
    start = stop + step;
  }
  return true;
}

import type { Span } from "@nxs-guard/core";
import type { Reading } from "../read-document.ts";

/**
 * What an archive's own bytes hold beside the files in it that stand there as they are: what is in those is found in them.
 *
 * @param files in their order, and apart from each other
 */
export function outside(reading: Reading, files: readonly Span[]): Reading {
  return {
    ...reading,
    findings: reading.findings.filter(({ span }) => !touches(span, files)),
    directives: reading.directives.filter(({ start }) => !touches({ start, end: start + 1 }, files)),
  };
}

function touches(span: Span, files: readonly Span[]): boolean {
  let low = 0;
  let high = files.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((files[middle] as Span).end <= span.start) low = middle + 1;
    else high = middle;
  }
  const next = files[low];
  return next !== undefined && next.start < span.end;
}

import type { Buffer } from "node:buffer";
import { excerpt, type Finding, type Location, type Span } from "@nxs-guard/core";

/** A finding that nobody sees yet. */
export type UnshownFinding = Omit<Finding, "excerpt">;

/**
 * Findings of one document amid their lines, sorted by place.
 *
 * @param found by others
 * @param hidden what no reader may see besides the secrets of those, nor in their excerpts
 */
export function shownTogether(
  bytes: Buffer,
  found: readonly Finding[],
  own: readonly UnshownFinding[],
  hidden: readonly Span[],
): readonly Finding[] {
  const secrets = found.flatMap(({ span, secret }) => (secret ? [{ ...span, mask: String(secret) }] : []));
  const masked = withoutOverlaps([...secrets, ...hidden.map(({ start, end }) => ({ start, end, mask: "…" }))]);
  const shown = (span: Span, { startLine }: Location): Finding["excerpt"] => excerpt(bytes, span, startLine, masked);
  return [
    ...found.map((one) => (hidden.length > 0 ? { ...one, excerpt: shown(one.span, one.location) } : one)),
    ...own.map((one) => ({ ...one, excerpt: shown(one.span, one.location) })),
  ].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

type Masked = Span & { readonly mask: string };

/** Stretches by their places. Of two that overlap the longer one's mask stands for both. */
function withoutOverlaps(stretches: readonly Masked[]): readonly Masked[] {
  const apart: Masked[] = [];
  for (const next of stretches.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = apart.at(-1);
    if (!last || next.start >= last.end) apart.push(next);
    else apart[apart.length - 1] = { ...last, end: Math.max(last.end, next.end) };
  }
  return apart;
}

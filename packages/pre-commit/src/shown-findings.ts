import type { Buffer } from "node:buffer";
import { excerpt, type Excerpt, type Finding, type Span } from "@nxs-guard/core";

/** A finding that nobody sees yet. */
export type UnshownFinding = Omit<Finding, "excerpt">;

/**
 * Shows findings of one document amid their lines.
 *
 * @param found in the document, by whomever: their secrets are masked
 * @param hidden what no reader may see besides
 */
export function excerpts(
  bytes: Buffer,
  found: readonly Pick<Finding, "span" | "secret">[],
  hidden: readonly Span[],
): (finding: Pick<Finding, "span" | "location">) => Excerpt {
  const secrets = found.flatMap(({ span, secret }) => (secret ? [{ ...span, mask: String(secret) }] : []));
  const masked = withoutOverlaps([...secrets, ...hidden.map(({ start, end }) => ({ start, end, mask: "…" }))]);
  return ({ span, location }) => excerpt(bytes, span, location.startLine, masked);
}

/** The order in which findings of one document are told. */
export function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
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

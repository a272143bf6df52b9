import { printable } from "../printable.ts";
import type { SilencedFinding } from "../scan.ts";
import type { Palette } from "./palette.ts";
import { place } from "./wording.ts";

/** `Silenced: 2 suppressed, 1 baselined` */
export function silencedCount(silenced: readonly SilencedFinding[]): string {
  const counts = (["suppressed", "baselined"] as const).flatMap((verdict) => {
    const count = silenced.filter((one) => one.verdict === verdict).length;
    return count > 0 ? `${count} ${verdict}` : [];
  });
  return `Silenced: ${counts.join(", ")}`;
}

/** What does not count, a line each. */
export function* silencedLines(silenced: readonly SilencedFinding[], colors: Palette): Generator<string> {
  for (const one of silenced) {
    const facts = `${one.finding.ruleId}, ${one.verdict}: ${printable(one.why)}`;
    yield `${colors.dim("·")} ${colors.underline(printable(place(one)))} ${colors.dim(facts)}`;
  }
  if (silenced.length > 0) yield "";
}

import type { Severity } from "@nxs-guard/core";
import colors from "picocolors";

export type Palette = ReturnType<typeof colors.createColors>;

export const palette = (color: boolean): Palette => colors.createColors(color);

/** A severity's word in its colour. */
export function severityWord(severity: Severity, { bold, red, yellow, cyan }: Palette): string {
  switch (severity) {
    case "critical":
      return bold(red(severity));
    case "high":
      return red(severity);
    case "medium":
      return yellow(severity);
    case "low":
      return cyan(severity);
  }
}

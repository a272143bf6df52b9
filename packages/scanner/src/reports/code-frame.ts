import type { Finding } from "@nxs-guard/core";
import { printable } from "../printable.ts";
import type { Palette } from "./palette.ts";

/** The lines around a finding with their numbers, and a line of carets under its mark. */
export function* codeFrame({ excerpt }: Finding, palette: Palette): Generator<string> {
  const { firstLine, lines, mark } = excerpt;
  const digits = String(firstLine + lines.length - 1).length;
  for (const [index, line] of lines.entries()) {
    const number = String(firstLine + index).padStart(digits);
    if (index !== mark.line) {
      yield `    ${palette.dim(`${number} │ ${visible(line)}`.trimEnd())}`;
      continue;
    }
    const before = visible(line.slice(0, mark.start));
    const marked = visible(line.slice(mark.start, mark.end));
    const after = visible(line.slice(mark.end));
    yield `  ${palette.red(">")} ${number} ${palette.dim("│")} ${before}${palette.bold(marked)}${after}`;
    yield `    ${" ".repeat(digits)} ${palette.dim("│")} ${blank(before)}${palette.red("^".repeat(Math.max(1, blank(marked).length)))}`;
  }
}

/** A tab as two spaces, and nothing that a terminal would act on. */
function visible(text: string): string {
  return printable(text.replaceAll("\t", "  "));
}

/** As many spaces as a terminal has columns for the text: none for a combining mark, two for a wide character. */
function blank(text: string): string {
  return text.replace(/\p{M}/gu, "").replace(WIDE, "  ").replace(/[^ ]/gu, " ");
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\uFF01-\uFF60]/gu;

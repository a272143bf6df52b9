import type { Finding } from "@nxs-guard/core";
import { visible } from "../printable.ts";
import type { Palette } from "./palette.ts";

/** The lines around a finding with their numbers, and carets under its mark. Long lines are cut around the mark to fit the width. */
export function* codeFrame({ excerpt }: Finding, width: number, palette: Palette): Generator<string> {
  const { firstLine, lines, mark } = excerpt;
  const digits = String(firstLine + lines.length - 1).length;
  const room = Math.max(20, width - digits - "  >  │ ".length);
  for (const [index, line] of lines.entries()) {
    const number = String(firstLine + index).padStart(digits);
    if (index !== mark.line) {
      yield `    ${palette.dim(`${number} │ ${cutEnd(shown(line), room)}`.trimEnd())}`;
      continue;
    }
    const marked = cutEnd(shown(line.slice(mark.start, mark.end)), room);
    const before = cutStart(shown(line.slice(0, mark.start)), Math.ceil((room - marked.length) / 2));
    const after = cutEnd(shown(line.slice(mark.end)), room - marked.length - before.length);
    yield `  ${palette.red(">")} ${number} ${palette.dim("│")} ${before}${palette.bold(marked)}${after}`;
    yield `    ${" ".repeat(digits)} ${palette.dim("│")} ${blank(before)}${palette.red(blank(marked).replaceAll(" ", "^") || "^")}`;
  }
}

/** A tab as two spaces, and nothing that a terminal would act on. */
function shown(text: string): string {
  return visible(text.replaceAll("\t", "  "));
}

function cutStart(text: string, length: number): string {
  return text.length <= length ? text : `…${text.slice(text.length - Math.max(0, length - 1))}`;
}

function cutEnd(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, Math.max(0, length - 1))}…`;
}

/** As many spaces as a terminal has columns for the text: none for a combining mark, two for a wide character. */
function blank(text: string): string {
  return text.replace(/\p{M}/gu, "").replace(WIDE, "  ").replace(/[^ ]/gu, " ");
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\uFF01-\uFF60]/gu;

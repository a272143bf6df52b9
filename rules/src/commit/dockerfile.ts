import type { Span } from "@nxs-guard/core";

/** An instruction of a Dockerfile. Its span reaches from its first word to the end of its last line. */
export interface Instruction extends Span {
  /** In capitals; of what `ONBUILD` puts off, that. */
  readonly keyword: string;
  /** What stands behind the keyword: lines that go on are one, without the comments between them. */
  readonly words: string;
}

interface Line extends Span {
  readonly text: string;
}

/**
 * The instructions of a Dockerfile. What stands in here-documents is none.
 * Source: https://docs.docker.com/reference/dockerfile/#format and #here-documents
 */
export function instructionsOf(text: string): Instruction[] {
  const lines = linesOf(text);
  const goesOn = /^#[ \t]*escape[ \t]*=[ \t]*`/im.test(leadingComments(lines)) ? /`[ \t\r]*$/ : /\\[ \t\r]*$/;
  const instructions: Instruction[] = [];
  for (let at = 0; at < lines.length;) {
    const first = lines[at++] as Line;
    if (isIdle(first)) continue;
    let last = first;
    const parts = [first.text];
    while (goesOn.test(last.text) && at < lines.length) {
      const next = lines[at++] as Line;
      if (isIdle(next)) continue;
      last = next;
      parts.push(next.text);
    }
    const { keyword = "", words = "" } =
      WORDS.exec(parts.map((part) => part.replace(goesOn, " ")).join(""))?.groups ?? {};
    const start = first.start + first.text.search(/\S/);
    instructions.push({
      keyword: keyword.toUpperCase(),
      words: words.trim(),
      start,
      end: last.start + last.text.trimEnd().length,
    });
    for (const isEnd of TAKES_DOCUMENTS.test(keyword) ? documentEnds(words) : []) {
      while (at < lines.length && !isEnd((lines[at++] as Line).text));
    }
  }
  return instructions;
}

const WORDS = /^\s*(?:ONBUILD\s+)?(?<keyword>[a-z]+)(?<words>\s[\s\S]*)?$/i;
const TAKES_DOCUMENTS = /^(?:RUN|COPY|ADD)$/i;
/** `<<EOF`, `<<-"EOF"` */
const DOCUMENT = /(?<=^|\s)\d{0,3}<<(?<indented>-?)(?<quote>["']?)(?<name>[^\s<>"'-][^\s<>"']{0,99})\k<quote>/g;

/** What tells the last line of each document that an instruction takes: its name alone, behind a dash also after tabs. */
function documentEnds(words: string): ((line: string) => boolean)[] {
  return [...words.matchAll(DOCUMENT)].map(
    ({ groups: { indented, name } = {} }) =>
      (line) =>
        line.replace(indented === "-" ? /^\t+|\r$/g : /\r$/, "") === name,
  );
}

function linesOf(text: string): Line[] {
  return [...text.matchAll(/[^\n]+/g)].map(({ 0: line, index }) => ({
    text: line,
    start: index,
    end: index + line.length,
  }));
}

/** Parser directives stand before everything else. */
function leadingComments(lines: readonly Line[]): string {
  const end = lines.findIndex(({ text }) => !text.startsWith("#"));
  return lines
    .slice(0, end < 0 ? lines.length : end)
    .map(({ text }) => text)
    .join("\n");
}

/** A comment or an empty line, which no instruction ends at. */
function isIdle({ text }: Line): boolean {
  return /^\s*(?:#|$)/.test(text);
}

import type { Span } from "../finding.ts";
import type { Lines } from "./lines.ts";

/** Comment, quotation and `curl -v` marks that a whole block may stand behind. */
const MARK = String.raw`^[ \t]*(?:(?:[>*#]|//|--)[ \t]*)?`;
const REQUEST_LINE = new RegExp(
  String.raw`${MARK}(?:(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|QUERY|WEBSOCKET|SSE)[ \t]+\S+(?:[ \t]+HTTP/[\d.]+)?|(?:https?|wss?)://\S+)[ \t]*$`,
  "gm",
);
const HEADER_LINE = new RegExp(String.raw`${MARK}[A-Za-z][\w-]*:(?:[ \t]|$)`);
const QUERY_LINE = /^[ \t]+[?&][\w.-]+=/;
const COMMENT_LINE = /^[ \t]*(?:#(?!##)|\/\/)/;
const LONGEST = 60;

/** The raw HTTP requests of a text: a request line (or a lone URL) and the header lines up to the blank one. */
export function httpBlocksIn(text: string, lines: Lines): Span[] {
  const blocks: Span[] = [];
  let end = 0;
  for (const { 0: requestLine, index } of text.matchAll(REQUEST_LINE)) {
    if (index < end) continue;
    const first = lines.lineOf(index);
    let last = first;
    let headers = 0;
    while (last - first < LONGEST && last + 1 < lines.count) {
      const next = lines.text(last + 1);
      if (HEADER_LINE.test(next)) headers++;
      else if (QUERY_LINE.test(next)) headers++;
      else if (!COMMENT_LINE.test(next)) break;
      last++;
    }
    if (headers === 0 && !/HTTP\/[\d.]+/.test(requestLine)) continue;
    end = lines.span(last).end;
    blocks.push({ start: index, end });
  }
  return blocks;
}

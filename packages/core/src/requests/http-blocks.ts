import type { Span } from "../finding.ts";
import type { Lines } from "./lines.ts";

/** Comment, quotation and `curl -v` marks that a whole block may stand behind. */
const MARK = String.raw`^[ \t]*(?:[>*#]|//|--)?[ \t]*`;
const REQUEST_LINE = new RegExp(
  String.raw`${MARK}(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|QUERY|WEBSOCKET|SSE)[ \t]+\S+(?:[ \t]+HTTP/[\d.]+)?[ \t]*$`,
);
const URL_LINE = /^[ \t]*(?:https?|wss?):\/\/\S+[ \t]*$/;
const HEADER_LINE = new RegExp(String.raw`${MARK}[A-Za-z][\w-]*:(?!//)(?:[ \t]|$)`);
const QUERY_LINE = /^[ \t]+[?&][\w.-]+=/;
const COMMENT_LINE = /^[ \t]*(?:#(?!##)|\/\/)/;
const LONGEST = 60;

/** The raw HTTP requests of a text: a request line (or a lone URL) and the header lines up to the blank one. */
export function httpBlocksIn(lines: Lines): Span[] {
  const blocks: Span[] = [];
  for (let line = 0; line < lines.count; line++) {
    const first = lines.text(line);
    const isRequestLine = REQUEST_LINE.test(first);
    if (!isRequestLine && !URL_LINE.test(first)) continue;
    let last = line;
    let headers = 0;
    while (last - line < LONGEST && last + 1 < lines.count) {
      const next = lines.text(last + 1);
      if (HEADER_LINE.test(next)) headers++;
      else if (!QUERY_LINE.test(next) && !COMMENT_LINE.test(next)) break;
      last++;
    }
    if (headers > 0 || /HTTP\/[\d.]+/.test(first)) {
      blocks.push({ start: lines.span(line).start, end: lines.span(last).end });
      line = last;
    }
  }
  return blocks;
}

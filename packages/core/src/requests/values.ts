const LONGEST = 1024;
const CLOSER: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/**
 * Where the expression that starts at an offset ends: at a comma, semicolon, closing bracket or line end that is outside of its strings
 * and brackets. An operator at the end of a line or at the start of the next carries it on.
 */
export function expressionEnd(text: string, start: number): number {
  const limit = Math.min(text.length, start + LONGEST);
  const closers: string[] = [];
  let at = start;
  while (at < limit) {
    const character = text[at] ?? "";
    if (character === "\\" && /["'`]/.test(text[at + 1] ?? "")) {
      at = stringEnd(text, at, limit, `\\${text[at + 1] ?? ""}`);
    } else if (character === '"' || character === "'" || character === "`") {
      at = stringEnd(text, at, limit, character);
    } else if (CLOSER[character] !== undefined) {
      closers.push(CLOSER[character]);
      at++;
    } else if (character === ")" || character === "]" || character === "}") {
      if (closers.pop() !== character) return at;
      at++;
    } else if (closers.length === 0 && (character === "," || character === ";" || isLineEnd(text, at, start))) {
      return at;
    } else {
      at++;
    }
  }
  return limit;
}

/** The offset after a string that opens at `at` with `quote`, or after that quote where nothing closes it on its line. */
function stringEnd(text: string, at: number, limit: number, quote: string): number {
  for (let i = at + quote.length; i < limit; i++) {
    if (text.startsWith(quote, i)) return i + quote.length;
    if (text[i] === "\\") i++;
    else if (text[i] === "\n" && quote !== "`") break;
  }
  return at + quote.length;
}

function isLineEnd(text: string, at: number, start: number): boolean {
  const character = text[at];
  if (character !== "\n" && character !== "\r") return false;
  return (
    !/[+.|&?(\\]\s*$/.test(text.slice(Math.max(start, at - 8), at)) &&
    !/^\s*(?:[+.?|&](?![.)])|\?\?)/.test(text.slice(at, at + 60))
  );
}

/** One literal and nothing else: its opening mark, prefixes such as Python's `f` included, and its closing one. */
const LITERAL = /^[a-zA-Z@$]{0,3}(?<quote>\\*(?:"""|["'`]))(?<inner>[\s\S]*)\k<quote>$/;

/** The place inside the quotes of an expression that is one string literal. */
export function literalInside(expression: string): { start: number; end: number } | undefined {
  const groups = LITERAL.exec(expression)?.groups;
  const quote = groups?.["quote"];
  const inner = groups?.["inner"];
  if (quote === undefined || inner === undefined || inner.replaceAll(/\\./g, "").includes(quote)) return undefined;
  const end = expression.length - quote.length;
  return { start: end - inner.length, end };
}

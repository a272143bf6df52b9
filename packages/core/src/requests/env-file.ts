import type { Field } from "./record.ts";

const ENV_PATH =
  /(?:^|[/\\])(?:\.env(?:\.[^/\\]*)?|\.envrc|\.dev\.vars|[^/\\]*\.env|env\.(?:example|sample|template))$/i;
const ASSIGNMENT = /^(?<lead>[ \t]*(?:export[ \t]+|set[ \t]+)?)(?<name>[A-Za-z_][\w.]*)[ \t]*=/;
const CONTINUATION = /^[ \t]*(?:[A-Za-z0-9]+["']?[;,]?[ \t]*|["'][;,]?[ \t]*)?$/;
/** Without a path, only this is surely no line of a program. */
const PLAIN_ASSIGNMENT = /^[ \t]*(?:export[ \t]+)?[A-Z_][A-Z0-9_]*=/;
/** As much of a document without a path is asked whether it is an environment file. */
const ASKED = 65536;
const LONGEST = 1024;

/** Whether a document is an environment file: by its path, or, where it has none, by being made of assignments and comments. */
export function isEnvFile(text: string, path: string | undefined): boolean {
  if (path !== undefined) return ENV_PATH.test(path);
  let assignments = 0;
  for (const line of text.slice(0, ASKED).split(/\r\n|\r|\n/)) {
    if (PLAIN_ASSIGNMENT.test(line)) assignments++;
    else if (line.trim() !== "" && !/^\s*#/.test(line) && (assignments === 0 || !CONTINUATION.test(line))) return false;
  }
  return assignments > 0;
}

/**
 * The assignment of an environment file that an offset stands in. Its literal is what dotenv reads: within one pair of quotes that
 * opens and closes the value, or else everything up to a comment, outer spaces included.
 */
export function envAssignmentAt(text: string, offset: number): Field | undefined {
  const start = lineStart(text, offset);
  const line = text.slice(start, lineEnd(text, offset));
  const groups = ASSIGNMENT.exec(line);
  const name = groups?.groups?.["name"];
  if (!groups || name === undefined) return undefined;
  const nameStart = start + (groups.groups?.["lead"]?.length ?? 0);
  const equals = start + groups[0].length;
  const isSpaced = /[ \t]=$/.test(groups[0]);
  const valueStart = isSpaced ? equals + (/^[ \t]*/.exec(text.slice(equals, equals + 40))?.[0].length ?? 0) : equals;
  const written = writtenValue(text, valueStart, line.trimStart().startsWith("export"));
  const placed = (from: number, to: number) => ({ text: text.slice(from, to), start: from, end: to });
  return {
    name: placed(nameStart, nameStart + name.length),
    value: placed(valueStart, valueStart + written.length),
    literal: placed(valueStart + written.literal.start, valueStart + written.literal.end),
  };
}

/** @param isShell whether a `;` may end the line, as in `export KEY=value;` */
function writtenValue(
  text: string,
  start: number,
  isShell: boolean,
): { length: number; literal: { start: number; end: number } } {
  const rest = text.slice(start, start + LONGEST);
  const quoted =
    /^(?<lead>[ \t]*)(?<quote>["'`])(?<inner>(?:(?!\k<quote>)(?:\\[\s\S]|[^\\])){0,600})\k<quote>(?<after>[ \t]*(?:[;#\r\n]|$))/.exec(
      rest,
    );
  if (quoted?.groups && (isShell || !quoted.groups["after"]?.includes(";"))) {
    const { lead = "", inner = "", after = "" } = quoted.groups;
    return {
      length: quoted[0].length - after.length,
      literal: { start: lead.length + 1, end: lead.length + 1 + inner.length },
    };
  }
  let end = rest.search(/\r|\n/);
  if (end < 0) end = rest.length;
  if (isShell && rest[end - 1] === ";") end--;
  const next = /^(?:\r\n|\r|\n)(?<line>[^\r\n]*)/.exec(rest.slice(end))?.groups?.["line"];
  // A key that was pasted over two lines goes on in a line that is no assignment.
  if (
    next !== undefined &&
    /\w/.test(next) &&
    CONTINUATION.test(next) &&
    /[A-Za-z0-9]["']?[ \t]*\\?$/.test(rest.slice(0, end))
  ) {
    end = rest.indexOf(next, end) + next.length;
  }
  const comment = rest.slice(0, end).search(/[ \t]+#/);
  const length = comment >= 0 ? comment : end;
  return { length, literal: { start: 0, end: length } };
}

function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && offset - at < LONGEST && text[at - 1] !== "\n" && text[at - 1] !== "\r") at--;
  return at;
}

function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && at - offset < LONGEST && text[at] !== "\n" && text[at] !== "\r") at++;
  return at;
}

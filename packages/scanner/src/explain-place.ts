import { Buffer } from "node:buffer";
import {
  explain,
  explainRequests,
  locate,
  type Explanation,
  type Finding,
  type Location,
  type RequestExplanation,
} from "@nxs-guard/core";
import type { Settings } from "./config/settings.ts";
import { redact } from "./redact.ts";
import { UserError } from "./user-error.ts";
import type { Judged } from "./verdicts/verdict.ts";

/** A place in a text: 1-based, the column in UTF-16 code units; without one, the whole line. */
export interface LinePlace {
  readonly line: number;
  readonly column?: number;
}

/** A text of which a place is explained. */
export interface ExplainedDocument {
  /** As scans name it. */
  readonly path: string;
  readonly content: Uint8Array;
  /** The file that it is packed in, as scans name that; by default it is a file itself. */
  readonly file?: string | undefined;
}

/** What the rules say of a place. */
export interface PlaceExplanation {
  /** What was found there, with its verdict; `undefined` where the configuration has the rule off. */
  readonly findings: readonly { readonly finding: Finding; readonly judged: Judged | undefined }[];
  /** For each rule whose anchor stands there, or near it on the same line, where that is and how far it came. */
  readonly attempts: readonly { readonly explanation: Explanation; readonly location: Location }[];
  /** The requests of which some piece stands there, or else the one around. */
  readonly requests: readonly RequestAtPlace[];
  /** Whether scans read the document at all. */
  readonly isSelected: boolean;
}

/** A request that was cut from a text, and what each rule that judges requests says of it. */
interface RequestAtPlace extends Pick<RequestExplanation, "request"> {
  readonly judgements: readonly {
    readonly ruleId: string;
    /** What of the request the rule looks at. */
    readonly looksAt: string;
    /** Where it finds something wrong. */
    readonly places: readonly Location[];
  }[];
}

/**
 * Why something is reported at a place, or why not.
 *
 * @throws {UserError} when the document has no such place.
 */
export async function explainPlace(
  { path, content, file = path }: ExplainedDocument,
  place: LinePlace,
  { judge, scopes, fingerprintKey }: Settings,
  now?: Date,
): Promise<PlaceExplanation> {
  const { detector, selects } = await scopes.of(file);
  const bytes = asUtf8(Buffer.from(content));
  const { start, end } = lineSpan(bytes, place.line);
  const at = place.column === undefined ? undefined : columnOffset(bytes, start, end, place.column);
  const { findings, directives } = detector.detect(bytes, {
    path,
    ...(now && { now }),
    ...(fingerprintKey !== undefined && { fingerprintKey }),
  });
  const standing = await judge.open({ path, masked: redact(path, detector), directives, detector });
  const isThere = ({ span }: Finding): boolean =>
    at === undefined ? span.start <= end && start < span.end : span.start <= at && at < span.end;
  const attempts = attemptsIn(at ?? start, at ?? end, start, end, (offset) => explain(detector, bytes, offset));
  const anchors = locate(
    bytes,
    attempts.map(({ anchor }) => anchor),
  );
  return {
    findings: findings.filter(isThere).map((finding) => ({ finding, judged: standing.verdict(finding, "content") })),
    attempts: attempts.map((explanation, index) => ({ explanation, location: anchors[index] as Location })),
    requests: explainRequests(detector, bytes, path, { start: at ?? start, end: at ?? end }).map(
      ({ request, judgements }) => ({
        request,
        judgements: judgements.map(({ misuses, ...rule }) => ({
          ...rule,
          places: locate(
            bytes,
            misuses.toSorted((a, b) => a.start - b.start),
          ),
        })),
      }),
    ),
    isSelected: selects(file),
  };
}

/** How far apart places are asked about, in bytes: each answer reaches 512 to either side. */
const STEP = 512;
/** A line may be a whole bundle; so much of it, from its start or around the column, is explained. */
const LONGEST = 1 << 14;

function attemptsIn(
  from: number,
  to: number,
  start: number,
  end: number,
  ask: (offset: number) => readonly Explanation[],
): Explanation[] {
  const found = new Map<string, Explanation>();
  for (let offset = from; offset <= Math.min(to, from + LONGEST); offset += STEP) {
    for (const one of ask(offset)) {
      const isOnLine = one.anchor.start >= start && one.anchor.start < end;
      if (isOnLine) found.set(`${one.anchor.start} ${one.ruleId} ${one.encodings.join(" ")}`, one);
    }
  }
  return [...found.values()].sort((a, b) => a.anchor.start - b.anchor.start);
}

/** Text in UTF-16 that says so, as UTF-8: places count in characters. */
function asUtf8(bytes: Buffer): Buffer {
  const order = bytes.length < 2 ? undefined : bytes.readUInt16BE(0);
  if (order === 0xfffe) return Buffer.from(bytes.toString("utf16le", 2));
  return order === 0xfeff ? Buffer.from(new TextDecoder("utf-16be").decode(bytes)) : bytes;
}

/** The bytes of a line without its end. LF, CRLF and a lone CR end one. */
function lineSpan(bytes: Buffer, line: number): { start: number; end: number } {
  let start = 0;
  let current = 1;
  for (let i = 0; i <= bytes.length; i++) {
    const byte = bytes[i];
    const isEnd = byte === undefined || byte === 0x0a || (byte === 0x0d && bytes[i + 1] !== 0x0a);
    if (!isEnd) continue;
    if (current === line) return { start, end: byte === 0x0a && bytes[i - 1] === 0x0d ? Math.max(start, i - 1) : i };
    current++;
    start = i + 1;
  }
  throw new UserError(`There is no line ${line}: the last is ${current - 1}.`, "Lines count from 1.");
}

function columnOffset(bytes: Buffer, start: number, end: number, column: number): number {
  const before = bytes.toString("utf8", start, end).slice(0, column - 1);
  return Math.min(end, start + Buffer.byteLength(before));
}

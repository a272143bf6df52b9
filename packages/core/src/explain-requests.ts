import type { Detector } from "./detector.ts";
import type { Span } from "./finding.ts";
import type { Misuse, Placed, RequestRecord } from "./requests/record.ts";

/** A request that was cut from a text, and what the rules say of it. */
export interface RequestExplanation {
  readonly request: RequestRecord;
  readonly judgements: readonly RequestJudgement[];
}

export interface RequestJudgement {
  readonly ruleId: string;
  /** What of the request the rule looks at. */
  readonly looksAt: string;
  /** What it reports; nothing where it finds nothing wrong. */
  readonly misuses: readonly Misuse[];
}

/**
 * The requests of which some piece stands at a place, or else the one around it, and what each rule that judges requests says of them.
 *
 * @param bytes a document of UTF-8
 * @param path the document's, by which a few rules judge
 * @param place in bytes; both ends count
 */
export function explainRequests(
  detector: Detector,
  bytes: Buffer,
  path: string,
  place: Span,
): readonly RequestExplanation[] {
  const rules = detector.catalogue.rules.filter((rule) => "judge" in rule);
  return standingAt(place, detector.requests(bytes, { path })).map((request) => ({
    request,
    judgements: rules.map(({ id, looksAt, judge }) => ({ ruleId: id, looksAt, misuses: judge(request) })),
  }));
}

/** Those that have a piece there; else the one whose pieces stand closest around. */
function standingAt(place: Span, requests: readonly RequestRecord[]): readonly RequestRecord[] {
  const meets = ({ start, end }: Span): boolean => start <= place.end && place.start <= end;
  const there = requests.filter((request) => piecesOf(request).some(meets));
  if (there.length > 0) return there;
  return requests
    .map((request) => ({ request, span: spanOf(piecesOf(request)) }))
    .filter(({ span }) => meets(span))
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))
    .slice(0, 1)
    .map(({ request }) => request);
}

function piecesOf({ scheme, host, path, query, headers, schemes, assignments, variables }: RequestRecord): Placed[] {
  const fields = [...query, ...headers, ...assignments].flatMap(({ name, value }) => [name, value]);
  return [scheme, host, path, ...fields, ...schemes.map(({ name }) => name), ...variables].filter(
    (piece) => piece !== undefined,
  );
}

function spanOf(pieces: readonly Span[]): Span {
  return { start: Math.min(...pieces.map(({ start }) => start)), end: Math.max(...pieces.map(({ end }) => end)) };
}

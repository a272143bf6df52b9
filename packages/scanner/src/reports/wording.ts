import type { Finding, RuleDescription, RuleKind } from "@nxs-guard/core";
import type { Unscanned } from "../coverage.ts";
import type { LocatedFinding } from "../scan.ts";
import type { Notice } from "../verdicts/verdict.ts";

/** `src/chat.ts:2:8`, or the path alone where the secret is in the name; it may hold control characters. */
export function place({ path, where, finding }: LocatedFinding): string {
  const { startLine, startColumn } = finding.location;
  return where === "content" ? `${path}:${startLine}:${startColumn}` : path;
}

/** What was found, as a noun phrase. */
export function headline({ where, finding }: LocatedFinding): string {
  const doubt = finding.confidence === "low" ? " (less sure)" : "";
  return `${finding.title}${where === "name" ? " in the name of a file or folder" : ""}${doubt}`;
}

const DANGERS: Readonly<Record<RuleKind, string>> = {
  secret: "Whoever can read this text can use the secret, until it is revoked.",
  practice: "Used like this, the key can be read by others, or Nexus refuses the call.",
};

/** Why what a rule finds matters. */
export function danger({ kind, danger: own = DANGERS[kind] }: Pick<RuleDescription, "kind" | "danger">): string {
  return own;
}

/** Why it matters. */
export function reason({ where, finding }: LocatedFinding): string {
  return where === "name" ? danger(finding).replace("this text", "this name") : danger(finding);
}

/** Under which encodings it stands, in words; nothing when it stands in the clear. */
export function form({ encodings }: Finding): string | undefined {
  return encodings.length > 0 ? `encoded: ${encodings.join(" in ")}` : undefined;
}

/** `expires 2026-01-01, organization org_abc`; nothing when there is nothing to tell. */
export function details({ details: facts }: Finding): string | undefined {
  const words = Object.entries(facts).map(([name, value]) => `${name} ${value}`);
  return words.length > 0 ? words.join(", ") : undefined;
}

/** The commit that brought it, when, and whether it is still there; nothing outside a history. */
export function history({ origin }: LocatedFinding): string | undefined {
  if (origin === undefined) return undefined;
  const date = origin.authorDate === undefined ? "" : ` of ${origin.authorDate}`;
  return `commit ${origin.commit.slice(0, 12)}${date}, ${origin.isInHead ? "still in head" : "no longer in head"}`;
}

/** What is to be known of a finding beside its place, a phrase each. */
export function facts(located: LocatedFinding): string[] {
  return [located.landmark, history(located), form(located.finding), details(located.finding)].filter(
    (fact) => fact !== undefined,
  );
}

/** A place among others, with what is different there. */
export function onePlace(located: LocatedFinding): string {
  const { where, finding, landmark } = located;
  const differences = [where === "name" ? "in the name" : undefined, landmark, form(finding), history(located)];
  const told = differences.filter((fact) => fact !== undefined);
  return told.length > 0 ? `${place(located)} (${told.join("; ")})` : place(located);
}

/** Why a document was not read, and why the scan is whole without it where that is so. */
export function unreadReason({ reason: why, allowed }: Unscanned<string>): string {
  return allowed === undefined ? why : `${why} (allowed: ${allowed})`;
}

/** `nxs-guard.config.json:12`, or the path alone. */
export function noticePlace({ path, line }: Notice): string {
  return line === undefined ? path : `${path}:${line}`;
}

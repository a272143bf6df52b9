import { practiceLook, Tree } from "@nxs-guard/pre-commit/checks";
import { range, UserError } from "@nxs-guard/scanner";
import type { ReportingOptions } from "../options.ts";
import { repositoryHere } from "../place.ts";
import { reportOn } from "../report-on.ts";

export interface RangeWords extends ReportingOptions {
  readonly since?: string;
}

/** @throws {UserError} outside a repository, and when the words name no range. */
export function scanRange(revisions: string | undefined, words: RangeWords): Promise<void> {
  const { base, head } = ends(revisions, words.since);
  const place = repositoryHere();
  return reportOn(range({ base, head }), words, place, ({ fingerprintKey }) => [
    practiceLook({ fingerprintKey, tree: new Tree(place.cwd, head) }),
  ]);
}

function ends(revisions: string | undefined, since: string | undefined): { base: string; head: string } {
  if (revisions === undefined && since !== undefined) return { base: since, head: "HEAD" };
  const [, base, head] = /^((?:.*?[^.])?)\.\.(?!\.)(.*)$/.exec(revisions ?? "") ?? [];
  if (since !== undefined || base === undefined || head === undefined) {
    throw new UserError(
      since === undefined ? "That is no range of commits." : "A range cannot be given in two ways at once.",
      "Write it as <base>..<head>, with two dots, or use --since <revision> alone.",
    );
  }
  return { base: base || "HEAD", head: head || "HEAD" };
}

import { lintLook } from "@nxs-guard/pre-commit/checks";
import { staged, type SecondLook, type Settings } from "@nxs-guard/scanner";
import type { ReportingOptions } from "../options.ts";
import { repositoryHere } from "../place.ts";
import { reportOn } from "../report-on.ts";

export interface StagedWords extends ReportingOptions {
  readonly wholeFiles?: boolean;
  readonly lint?: boolean;
}

/** @throws {UserError} outside a repository. */
export function scanStaged(words: StagedWords): Promise<void> {
  const place = repositoryHere();
  const { wholeFiles = false, lint, trustedConfig, verbose = false } = words;
  const looks = ({ detector, fingerprintKey }: Settings): readonly SecondLook[] => {
    if (lint === false) return [];
    const options = { trustsProject: trustedConfig === undefined, tellsAbsence: lint ?? verbose };
    return [
      lintLook({ top: place.cwd, detector, ...(fingerprintKey !== undefined && { fingerprintKey }), ...options }),
    ];
  };
  return reportOn(staged({ wholeFiles }), words, place, looks);
}

import { lintLook, practiceLook, Tree, UnignoredFiles } from "@nxs-guard/pre-commit/checks";
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
  const unignored = new UnignoredFiles(place.cwd);
  const tree = new Tree(place.cwd, "index");
  const looks = ({ detector, fingerprintKey }: Settings): readonly SecondLook[] => {
    const practices = practiceLook({ fingerprintKey, tree, unignored });
    if (lint === false) return [practices];
    const trustsProject = trustedConfig === undefined;
    return [
      practices,
      lintLook({ top: place.cwd, fingerprintKey, detector, trustsProject, tellsAbsence: lint ?? verbose }),
    ];
  };
  return reportOn(unignored.beside(staged({ wholeFiles })), words, { ...place, isSmall: true }, looks);
}

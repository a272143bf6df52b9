import { Buffer } from "node:buffer";
import { locate, practiceFingerprint, type Finding } from "@nxs-guard/core";
import { commitRules, type CommitRule, type CommittedFile, type Habit } from "@nxs-guard/rules";
import type { Look, SecondLook } from "@nxs-guard/scanner";
import { shownTogether, type UnshownFinding } from "../shown-findings.ts";
import { dockerIgnoresFor } from "./docker-ignores.ts";
import type { UnignoredFiles } from "./unignored-files.ts";

export interface PracticeOptions {
  /** The absolute top of the work tree. */
  readonly top: string;
  readonly fingerprintKey?: string | Uint8Array;
  /** The files beside the commit that a source brings in as documents. */
  readonly unignored?: UnignoredFiles;
}

/** None of the files that the rules are about is longer, in bytes. */
const LONGEST = 256 * 1024;

/** Judges the files of a commit by the rules about habits: what is committed, rather than what is written in it. */
export function practiceLook({ top, fingerprintKey, unignored }: PracticeOptions): SecondLook {
  async function look(
    path: string,
    bytes: Buffer,
    rules: readonly CommitRule[],
    found: readonly Finding[],
  ): Promise<readonly Finding[]> {
    const asks = rules.some(({ readsDockerIgnores }) => readsDockerIgnores);
    const dockerIgnores = asks ? await dockerIgnoresFor(path, top) : [];
    const file: CommittedFile = { path, text: bytes.toString("latin1"), dockerIgnores };
    const habits = rules.flatMap((rule) => {
      const habit = rule.judge(file);
      return habit ? [{ rule, habit }] : [];
    });
    if (habits.length === 0) return found;
    const own = habits.map(({ rule, habit }) => findingOf(rule, habit, bytes, fingerprintKey));
    return shownTogether(
      bytes,
      found,
      own,
      habits.flatMap(({ habit }) => habit.hidden),
    );
  }

  return {
    glance({ path, content }): Look | undefined {
      const beside = unignored?.contentOf(path);
      const where = beside ? "work tree" : "index";
      const rules = commitRules.filter((rule) => rule.where === where && rule.concerns(path));
      const bytes = beside ?? content;
      if (rules.length === 0 || !(bytes instanceof Uint8Array) || bytes.length > LONGEST) return undefined;
      const kept = Buffer.from(bytes);
      return (found) => look(path, kept, rules, found);
    },
    rules: () => commitRules,
    notices: () => [],
  };
}

function findingOf(
  { id, kind, severity, confidence, title, advice }: CommitRule,
  { start, end, identity }: Habit,
  bytes: Buffer,
  key: PracticeOptions["fingerprintKey"],
): UnshownFinding {
  const span = { start, end };
  const [location = locate(bytes, [span])[0]] = locate(bytes, [span]);
  return {
    ...{ ruleId: id, kind, severity, confidence, title, advice, span },
    location: location as Finding["location"],
    secret: undefined,
    fingerprint: practiceFingerprint(id, identity, key),
    encodings: [],
    details: {},
  };
}

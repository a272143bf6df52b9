import { Buffer } from "node:buffer";
import { locate, practiceFingerprint, type Finding, type Location, type Span } from "@nxs-guard/core";
import { commitRules, type CommitRule, type Habit } from "@nxs-guard/rules";
import type { Look, SecondLook } from "@nxs-guard/scanner";
import { byPlace, excerpts, type UnshownFinding } from "../shown-findings.ts";
import { oneByteText } from "./one-byte-text.ts";
import type { TrackedFiles } from "./tracked-files.ts";
import type { Tree } from "./tree.ts";
import type { UnignoredFiles } from "./unignored-files.ts";

export interface PracticeOptions {
  readonly fingerprintKey?: string | Uint8Array | undefined;
  /** What images would be built of. Without it nothing is said of builds. */
  readonly tree?: Tree;
  /** Where not every document is committed: those that are. */
  readonly tracked?: TrackedFiles;
  /** The files beside the commit that a source brings in as documents. */
  readonly unignored?: UnignoredFiles;
}

/** None of the files that the rules are about is longer, in bytes. */
const LONGEST = 256 * 1024;

/** What a rule says of a document. */
interface Judged {
  readonly rule: CommitRule;
  readonly habit: Habit;
}

/** Judges the files of commits by the rules about habits: what is committed, rather than what is written in it. */
export function practiceLook({ fingerprintKey, tree, tracked, unignored }: PracticeOptions): SecondLook {
  async function look(
    path: string,
    document: Buffer,
    rules: readonly CommitRule[],
    [found, isOff]: Parameters<Look>,
  ): Promise<readonly Finding[]> {
    const { bytes, spanOf, placed } = oneByteText(document);
    const text = bytes.toString("latin1");
    const judged: Judged[] = [];
    for (const rule of rules) {
      const habit = rule.isAboutBuilds
        ? await ofBuild(rule, path, document)
        : rule.judge({ path, text, dockerIgnores: [] });
      if (habit) judged.push({ rule, habit });
    }
    if (judged.length === 0 || (await tracked?.has(path)) === false) return found;

    const inText = found.map((one) => ({ ...one, span: spanOf(one.span) }));
    const shown = excerpts(
      bytes,
      inText,
      judged.flatMap(({ habit }) => habit.hidden),
    );
    const secrets = inText.filter(({ kind, ruleId }) => kind === "secret" && !isOff(ruleId)).map(({ span }) => span);
    const own = judged.flatMap(({ rule, habit }) => findingOf(rule, habit, secrets, bytes, fingerprintKey) ?? []);
    return [
      ...found.map((one, index) =>
        advised({ ...one, excerpt: shown(inText[index] ?? one) }, inText[index] ?? one, judged),
      ),
      ...own.map((one) => placed({ ...one, excerpt: shown(one) })),
    ].sort(byPlace);
  }

  /** A build takes what its tree has: what a later commit has put right harms nobody. */
  async function ofBuild(rule: CommitRule, path: string, document: Buffer): Promise<Habit | undefined> {
    const [text, bytes] = [document.toString("utf8"), document.toString("latin1")];
    if (!tree || !rule.judge({ path, text: bytes, dockerIgnores: [] }) || !(await tree.has(path, text)))
      return undefined;
    return rule.judge({ path, text: bytes, dockerIgnores: await tree.dockerIgnoresFor(path) });
  }

  return {
    glance({ path, content }): Look | undefined {
      const beside = unignored?.contentOf(path);
      const where = beside ? "work tree" : "index";
      const rules = commitRules.filter((rule) => rule.where === where && rule.concerns(path));
      const bytes = beside ?? content;
      if (rules.length === 0 || !(bytes instanceof Uint8Array) || bytes.length > LONGEST) return undefined;
      const kept = Buffer.from(bytes);
      return (...given) => look(path, kept, rules, given);
    },
    rules: () => commitRules,
    notices: () => [],
  };
}

/** What a rule finds beside the secrets at its places, which are told already; undefined where that is all. */
function findingOf(
  { id, kind, severity, confidence, title, danger, advice }: CommitRule,
  { places, identity }: Habit,
  secrets: readonly Span[],
  bytes: Buffer,
  key: PracticeOptions["fingerprintKey"],
): UnshownFinding | undefined {
  const untold = places.filter((place) => !secrets.some((secret) => overlap(place, secret)));
  const [first] = untold;
  if (!first) return undefined;
  const span = { start: first.start, end: untold.at(-1)?.end ?? first.end };
  return {
    ...{ ruleId: id, kind, severity, confidence, title, advice, span },
    ...(danger !== undefined && { danger }),
    location: locate(bytes, [span])[0] as Location,
    secret: undefined,
    fingerprint: practiceFingerprint(id, identity, key),
    encodings: [],
    details: {},
  };
}

/** A secret at a place of a habit: what to do about it is what the rule says of such a file. */
function advised(finding: Finding, { span }: Pick<Finding, "span">, judged: readonly Judged[]): Finding {
  const about =
    finding.kind === "secret" && judged.find(({ habit }) => habit.places.some((place) => overlap(place, span)));
  if (!about) return finding;
  const { id, advice } = about.rule;
  return { ...finding, advice, details: { ...finding.details, see: id } };
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

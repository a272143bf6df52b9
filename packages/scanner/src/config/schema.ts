import * as v from "valibot";
import { dayOf } from "@nxs-guard/core";
import { SKIP_REASONS } from "../coverage.ts";
import { isQuick } from "./path-patterns.ts";

/** Where a document holds what all of them begin with, each is compared. */
const MOST_LITERALS = 1000;

const Text = v.pipe(v.string(), v.nonEmpty());
const Texts = v.array(Text);
const Pattern = v.pipe(
  Text,
  v.check(
    isQuick,
    "a pattern with at most three wildcards in a name, three of `**`, and a hundred ways to fill its braces",
  ),
);
const Patterns = v.array(Pattern);
const Severity = v.picklist(["critical", "high", "medium", "low"]);
const Group = v.optional(
  v.pipe(Text, v.description("A named group of the pattern; without it, the whole secret is judged.")),
);
const Judged = v.strictObject({ group: Group });
const Why = v.pipe(v.string(), v.regex(/\p{L}/u), v.description("Why, for whoever reads this later."));

const Evidence = v.union([
  v.strictObject({ entropy: v.strictObject({ group: Group, min: v.pipe(v.number(), v.minValue(0), v.maxValue(8)) }) }),
  v.strictObject({ notPeriodic: Judged }),
  v.strictObject({ notSequential: Judged }),
  v.strictObject({ notPlaceholder: Judged }),
  v.strictObject({ notWords: Judged }),
  v.strictObject({ digit: Judged }),
  v.strictObject({ randomRun: v.strictObject({ group: Group, min: v.pipe(v.number(), v.integer(), v.minValue(1)) }) }),
  v.strictObject({ jwtClaims: v.strictObject({ group: Group, all: Texts }) }),
]);

const Example = v.union([v.string(), v.strictObject({ text: v.string(), path: v.optional(Text) })]);

const CustomRule = v.pipe(
  v.strictObject({
    id: v.pipe(
      v.string(),
      v.regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/),
      v.description("Lower case, words joined by hyphens."),
    ),
    kind: v.optional(
      v.pipe(
        v.picklist(["secret", "practice"]),
        v.description("A secret has to be rotated; a practice is a wrong use."),
      ),
    ),
    title: v.pipe(Text, v.description("What the rule finds, as a noun phrase.")),
    severity: Severity,
    confidence: v.optional(v.picklist(["high", "medium", "low"])),
    anchors: v.pipe(
      v.array(v.pipe(v.string(), v.minLength(4), v.regex(/^[\x20-\x7e]*$/))),
      v.minLength(1),
      v.maxLength(100),
      v.description(
        "Literals of at least 4 ASCII characters; the pattern starts at one of them. Rare ones cost least.",
      ),
    ),
    pattern: v.pipe(
      Text,
      v.description("A regular expression of linear time. The group `secret`, or else the whole match, is the value."),
    ),
    window: v.optional(
      v.pipe(v.number(), v.integer(), v.minValue(8), v.maxValue(16_384), v.description("The longest match, in bytes.")),
    ),
    boundary: v.optional(
      v.pipe(
        v.picklist(["token", "none"]),
        v.description("`token`: neither end may touch a letter or digit that continues a word."),
      ),
    ),
    evidence: v.optional(v.pipe(v.array(Evidence), v.description("What must hold as well: all of it."))),
    publicPrefix: v.optional(
      v.pipe(Text, v.description("A regular expression for the beginning that is no secret and is shown in masks.")),
    ),
    specificity: v.optional(
      v.pipe(
        v.number(),
        v.integer(),
        v.description("Of several rules that find the same text, the highest is reported."),
      ),
    ),
    advice: v.pipe(Text, v.description("What to do about a finding.")),
    sources: v.optional(Texts),
    examples: v.optional(
      v.pipe(
        v.strictObject({ leaks: v.optional(v.array(Example)), safe: v.optional(v.array(Example)) }),
        v.description(
          "Texts that the rule must find and must not find; they are tried whenever the configuration is read.",
        ),
      ),
    ),
  }),
  v.description("A rule of your own, in the fields of the catalogue's."),
);

const SuppressEntry = v.strictObject({
  rule: v.pipe(Text, v.description("The id of a rule.")),
  path: v.pipe(Pattern, v.description("A file, a folder or a glob, from this file's folder.")),
  fingerprint: v.optional(
    v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/), v.description("Only the finding with this fingerprint.")),
  ),
  why: Why,
  until: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{4}-\d{2}-\d{2}$/),
      v.check((text) => dayOf(text) !== undefined, "a day that exists, such as 2027-01-31"),
      v.description("The last day on which it holds."),
    ),
  ),
});

const AllowIncomplete = v.strictObject({
  reason: v.pipe(v.picklist(SKIP_REASONS), v.description("Why the document was not read, in the words of the report.")),
  paths: v.pipe(Patterns, v.minLength(1), v.description("Files, folders or globs, from this file's folder.")),
  why: Why,
});

/** What a configuration file may say. */
export const ConfigSchema = v.strictObject({
  $schema: v.optional(v.string()),
  rules: v.optional(
    v.pipe(
      v.record(v.string(), v.picklist(["off", "critical", "high", "medium", "low"])),
      v.description("The severity of a rule by its id, or `off`."),
    ),
  ),
  customRules: v.optional(v.pipe(v.array(CustomRule), v.maxLength(MOST_LITERALS))),
  hosts: v.optional(
    v.pipe(Texts, v.maxLength(MOST_LITERALS), v.description("More hosts of the Nexus API, such as a proxy's.")),
  ),
  envNames: v.optional(
    v.pipe(
      v.array(v.pipe(v.string(), v.regex(/^[A-Za-z_]\w{3,}$/))),
      v.maxLength(MOST_LITERALS),
      v.description("More names of environment variables that hold a Nexus key."),
    ),
  ),
  paths: v.optional(
    v.pipe(
      v.strictObject({
        include: v.optional(v.pipe(Patterns, v.minLength(1), v.description("Only these are scanned."))),
        exclude: v.optional(v.pipe(Patterns, v.description("These are not scanned."))),
      }),
      v.description("Files, folders or globs, from this file's folder."),
    ),
  ),
  suppress: v.optional(v.pipe(v.array(SuppressEntry), v.description("Findings that are known and accepted."))),
  allowIncomplete: v.optional(
    v.pipe(v.array(AllowIncomplete), v.description("What need not be read for a scan to be whole.")),
  ),
});

export type Config = v.InferOutput<typeof ConfigSchema>;
export type CustomRuleConfig = v.InferOutput<typeof CustomRule>;
export type SuppressEntry = v.InferOutput<typeof SuppressEntry>;

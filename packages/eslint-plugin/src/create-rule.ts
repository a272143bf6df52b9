import type { RuleDefinition, RulesMeta, RuleVisitor, SourceLocation, ViolationReport } from "@eslint/core";
import type { TSESLint } from "@typescript-eslint/utils";

import { printable, type TokenisedText } from "./printed-changes.ts";
import { noteReport } from "./reported.ts";
import { silencer } from "./silenced.ts";

const DOCS = "https://github.com/nxs-guard/nxs-guard/blob/main/docs/rules";

/** What a rule sees of ESLint: the members that exist from 8.57 to 10 alike, and in oxlint. */
export interface RuleContext<MessageIds extends string = string, Code = TSESLint.SourceCode> {
  readonly cwd: string;
  /** The file, or the part of one that a processor cut out of it. */
  readonly filename: string;
  /** The file on disk, also where a processor cut the code out of it. */
  readonly physicalFilename: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly options: readonly unknown[];
  readonly sourceCode: Readonly<Code>;
  report: (problem: Problem<MessageIds>) => void;
}

type Problem<MessageIds extends string> = ViolationReport<unknown, MessageIds> & {
  /** The catalogue rule that found it, where the rule stands for several: comments may name it. */
  readonly catalogueRule?: string;
};

/** The source code of any language, as far as all languages have it. */
export interface AnySourceCode extends TokenisedText {
  /** What it is, each language says in its own way; JavaScript's has a `type`. */
  readonly ast: { readonly type?: string } & TokenisedText["ast"];
  getLocFromIndex: (index: number) => SourceLocation["start"];
}

interface RuleFacts<MessageIds extends string, Code = TSESLint.SourceCode> {
  readonly meta: Omit<RulesMeta<MessageIds>, "docs" | "languages" | "schema"> & {
    readonly docs: {
      readonly description: string;
      readonly recommended: boolean;
      /** The catalogue rules that this rule stands for. */
      readonly catalogue: readonly string[];
      /** What the preset `strict` sets besides turning the rule on. */
      readonly strict?: Readonly<Record<string, boolean>>;
    };
    /** The switches that a rule can be given, all off by default, and what each does. */
    readonly switches?: Readonly<Record<string, string>>;
  };
  readonly create: (context: RuleContext<MessageIds, Code>) => RuleVisitor;
}

/** Makes an ESLint rule for JavaScript and its dialects, with the link to its page. */
export function createRule<MessageIds extends string>(name: string, facts: RuleFacts<MessageIds>): RuleDefinition {
  return ruleOf(name, ["js/js"], facts);
}

/** Makes an ESLint rule that reads nothing but text, and so any language. */
export function createTextRule<MessageIds extends string>(
  name: string,
  facts: RuleFacts<MessageIds, AnySourceCode>,
): RuleDefinition {
  return ruleOf(name, ["*"], facts);
}

function ruleOf<MessageIds extends string, Code extends TokenisedText>(
  name: string,
  languages: string[],
  { meta: { switches, ...meta }, create }: RuleFacts<MessageIds, Code>,
): RuleDefinition {
  return {
    meta: {
      ...meta,
      schema: switches ? [optionsSchema(switches)] : [],
      languages,
      docs: { ...meta.docs, url: `${DOCS}/${name}.md` },
    },
    // ESLint hands a rule the source code of a language that it names; @eslint/core's type leaves the language open.
    create: (context) => create(silencing(name, context as unknown as RuleContext<MessageIds, Code>)),
  };
}

/** The context without the problems that a comment silences. */
function silencing<MessageIds extends string, Code extends TokenisedText>(
  name: string,
  context: RuleContext<MessageIds, Code>,
): RuleContext<MessageIds, Code> {
  const { cwd, filename, physicalFilename, settings, options, sourceCode } = context;
  let isSilenced: ReturnType<typeof silencer> | undefined;
  return {
    ...{ cwd, filename, physicalFilename, settings, options, sourceCode },
    report({ catalogueRule, ...problem }) {
      // Few files have a problem.
      isSilenced ??= silencer(name, sourceCode);
      if (isSilenced({ ...problem, ...(catalogueRule !== undefined && { catalogueRule }) })) return;
      noteReport(name, problem, sourceCode);
      const { fix, suggest } = problem;
      context.report({
        ...problem,
        fix: fix && printable(fix, sourceCode),
        suggest: suggest?.map((change) => ({ ...change, fix: printable(change.fix, sourceCode) })),
      });
    },
  };
}

function optionsSchema(switches: Readonly<Record<string, string>>): object {
  const properties = Object.entries(switches).map(([name, description]) => [name, { type: "boolean", description }]);
  return { type: "object", properties: Object.fromEntries(properties) as object, additionalProperties: false };
}

/** Whether a switch of the rule is on. */
export function isOn(name: string, [options]: readonly unknown[]): boolean {
  return typeof options === "object" && options !== null && Reflect.get(options, name) === true;
}

import type { RuleDefinition, RulesMeta, RuleVisitor, ViolationReport } from "@eslint/core";
import type { TSESLint } from "@typescript-eslint/utils";

const DOCS = "https://github.com/nxs-guard/nxs-guard/blob/main/docs/rules";

/** What a rule sees of ESLint: the members that exist from 9.15 to 10 alike. */
export interface RuleContext<MessageIds extends string = string> {
  readonly cwd: string;
  /** The file, or the part of one that a processor cut out of it. */
  readonly filename: string;
  /** The file on disk, also where a processor cut the code out of it. */
  readonly physicalFilename: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly options: readonly unknown[];
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  report: (problem: ViolationReport<unknown, MessageIds>) => void;
}

interface RuleFacts<MessageIds extends string> {
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
  readonly create: (context: RuleContext<MessageIds>) => RuleVisitor;
}

/** Makes an ESLint rule for JavaScript and its dialects, with the link to its page. */
export function createRule<MessageIds extends string>(
  name: string,
  { meta: { switches, ...meta }, create }: RuleFacts<MessageIds>,
): RuleDefinition {
  return {
    meta: {
      ...meta,
      schema: switches ? [optionsSchema(switches)] : [],
      languages: ["js/js"],
      docs: { ...meta.docs, url: `${DOCS}/${name}.md` },
    },
    // ESLint hands every rule of its JavaScript language this source code; @eslint/core's type leaves the language open.
    create: (context) => create(context as unknown as RuleContext<MessageIds>),
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

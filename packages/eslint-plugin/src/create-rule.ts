import type { RuleDefinition, RulesMeta, RuleVisitor, ViolationReport } from "@eslint/core";
import type { TSESLint } from "@typescript-eslint/utils";

const DOCS = "https://github.com/nxs-guard/nxs-guard/blob/main/docs/rules";

/** What a rule sees of ESLint: the members that exist from 9.15 to 10 alike. */
interface RuleContext<MessageIds extends string> {
  readonly cwd: string;
  /** The file on disk, also where a processor cut the code out of it. */
  readonly physicalFilename: string;
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
    };
  };
  readonly create: (context: RuleContext<MessageIds>) => RuleVisitor;
}

/** Makes an ESLint rule without options for JavaScript and its dialects, with the link to its page. */
export function createRule<MessageIds extends string>(
  name: string,
  { meta, create }: RuleFacts<MessageIds>,
): RuleDefinition {
  return {
    meta: {
      ...meta,
      schema: [],
      languages: ["js/js"],
      docs: { ...meta.docs, url: `${DOCS}/${name}.md` },
    },
    // ESLint hands every rule of its JavaScript language this source code; @eslint/core's type leaves the language open.
    create: (context) => create(context as unknown as RuleContext<MessageIds>),
  };
}

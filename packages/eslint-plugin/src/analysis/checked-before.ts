import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { Bindings, Variable } from "./bindings.ts";
import { calleeName, staticName } from "./syntax.ts";

/** Calls that do not return when what they are given is missing. */
const ASSERTION = /^(?:assert\w*|invariant|ok|require\w*|ensure\w*|must\w*|check\w*|expect\w*)$/i;

/** For each word in the checks of a block, where the first check ends that has it, in UTF-16 code units. */
type Checks = ReadonlyMap<string, number>;

const wordsOfTests = new WeakMap<TSESTree.Node, ReadonlySet<string>>();
const checksOfBlocks = new WeakMap<TSESTree.Node, Checks>();

/** Does the program ask for a name before it comes to a node: in the condition around it, or in an `if` or an assertion that stands before it? */
export function isCheckedBefore(node: TSESTree.Node, name: string, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  for (let inner = node; inner.parent; inner = inner.parent) {
    const outer: TSESTree.Node = inner.parent;
    switch (outer.type) {
      case "IfStatement":
      case "ConditionalExpression":
        if (outer.test !== inner && wordsOf(outer.test, sourceCode).has(name)) return true;
        break;
      case "LogicalExpression":
        if (outer.right === inner && wordsOf(outer.left, sourceCode).has(name)) return true;
        break;
      case "BlockStatement":
      case "Program":
        if ((checksIn(outer, sourceCode).get(name) ?? Infinity) <= inner.range[0]) return true;
        break;
      default:
    }
  }
  return false;
}

/** How a program asks for a value: whether there is one, or what it is. */
export type Question = "truth" | "value";

/** How the variable that a value is given to is asked for, where nothing behind its declaration names it before that. */
export function askedNext(value: TSESTree.Node, { variableOf }: Bindings): Question | undefined {
  const name = nameGiven(value);
  const variable = name && variableOf(name);
  if (!variable) return undefined;
  if (!questions.has(variable)) questions.set(variable, nextQuestion(variable, declaratorOf(name)));
  return questions.get(variable);
}

const questions = new WeakMap<Variable, Question | undefined>();

/** The name that a declaration gives to a value: `const name = value ?? other`, `const { key: name = value } = object`. */
function nameGiven(value: TSESTree.Node): TSESTree.Identifier | undefined {
  let at = value;
  while (at.parent && keepsValue(at.parent, at)) at = at.parent;
  const { parent } = at;
  if (parent?.type === "VariableDeclarator" && parent.init === at && parent.id.type === "Identifier") return parent.id;
  return parent?.type === "AssignmentPattern" && parent.right === at && parent.left.type === "Identifier"
    ? parent.left
    : undefined;
}

/** Does an expression have the value of a part of it, as it is or without the white space around it? */
function keepsValue(outer: TSESTree.Node, inner: TSESTree.Node): boolean {
  switch (outer.type) {
    case "AwaitExpression":
    case "ChainExpression":
    case "LogicalExpression":
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
    case "TSTypeAssertion":
      return true;
    case "ConditionalExpression":
      return outer.test !== inner;
    case "MemberExpression":
      return outer.object === inner && /^trim(?:Start|End)?$/.test(staticName(outer) ?? "");
    case "CallExpression":
      return outer.callee === inner && inner.type === "MemberExpression";
    default:
      return false;
  }
}

function declaratorOf(name: TSESTree.Identifier): TSESTree.VariableDeclarator | undefined {
  let at: TSESTree.Node | undefined = name.parent;
  while (at && /Pattern$|^Property$/.test(at.type)) at = at.parent;
  return at?.type === "VariableDeclarator" ? at : undefined;
}

function nextQuestion(
  { references }: Variable,
  declarator: TSESTree.VariableDeclarator | undefined,
): Question | undefined {
  if (!declarator) return undefined;
  const behind = references.map(({ identifier }) => identifier).filter(({ range }) => range[0] >= declarator.range[1]);
  const [first, ...others] = behind;
  if (!first) return undefined;
  const next = others.reduce((a, b) => (b.range[0] < a.range[0] ? b : a), first);
  const { parent: declaration } = declarator;
  const statement = declaration.parent.type === "ExportNamedDeclaration" ? declaration.parent : declaration;
  return questionAbout(next, statement.parent);
}

/** How a statement of a block asks for a name in its condition. */
function questionAbout(name: TSESTree.Node, block: TSESTree.Node): Question | undefined {
  let at = name;
  while (at.parent && isTruthOf(at.parent)) at = at.parent;
  const asked = at.parent;
  let statement: TSESTree.Node | undefined = asked;
  while (statement && !/(?:Statement|Declaration)$/.test(statement.type)) statement = statement.parent;
  const check = statement?.parent === block && checkOf(statement as TSESTree.Statement);
  if (!check || name.range[0] < check.range[0] || name.range[1] > check.range[1]) return undefined;
  const isWhole = asked === statement || (asked?.parent === statement && check === statement);
  return isWhole ? "truth" : "value";
}

/** `!key`, `key && url` */
function isTruthOf(node: TSESTree.Node): boolean {
  return node.type === "LogicalExpression" || (node.type === "UnaryExpression" && node.operator === "!");
}

function checksIn(
  block: TSESTree.BlockStatement | TSESTree.Program,
  sourceCode: Readonly<TSESLint.SourceCode>,
): Checks {
  let checks = checksOfBlocks.get(block);
  if (!checks) {
    const ends = block.body.flatMap((statement) => {
      const check = checkOf(statement);
      return check ? [...wordsOf(check, sourceCode)].map((word) => [word, statement.range[1]] as const) : [];
    });
    // The first of a word is to stay.
    checksOfBlocks.set(block, (checks = new Map(ends.toReversed())));
  }
  return checks;
}

function checkOf(statement: TSESTree.Statement): TSESTree.Node | undefined {
  if (statement.type === "IfStatement") return statement.test;
  if (statement.type !== "ExpressionStatement" || statement.expression.type !== "CallExpression") return undefined;
  return ASSERTION.test(calleeName(statement.expression.callee) ?? "") ? statement : undefined;
}

function wordsOf(node: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): ReadonlySet<string> {
  let words = wordsOfTests.get(node);
  if (!words) wordsOfTests.set(node, (words = new Set(sourceCode.getText(node).match(/[\w$]+/g))));
  return words;
}

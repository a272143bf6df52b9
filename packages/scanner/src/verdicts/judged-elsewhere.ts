import { commitRules, eslintRules } from "@nxs-guard/rules";

/** Whether a word, with or without the plugin's name before it, is an ESLint rule, of which ESLint alone knows what it finds. */
export function isEslintRule(word: string): boolean {
  return Object.hasOwn(eslintRules, eslintName(word));
}

/** The name of an ESLint rule without the plugin's. */
export function eslintName(word: string): string {
  return word.replace(/^nxs-guard\//, "");
}

/** Whether a rule is about commits: only who looks at those judges by it. */
export function isCommitRule(id: string): boolean {
  return commitRules.some((rule) => rule.id === id);
}

/** Whether what is said of a rule may be needed where a scan finds nothing: by ESLint, or at a commit. */
export function isJudgedElsewhere(word: string): boolean {
  return isEslintRule(word) || isCommitRule(word);
}

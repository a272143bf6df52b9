/**
 * The hooks that stand between a leak and the others, and what each runs. A merge without conflicts runs `pre-merge-commit` in the place of
 * `pre-commit`; what reached a commit past both is met by `pre-push`.
 */
export const hookNames = ["pre-commit", "pre-merge-commit", "commit-msg", "pre-push"] as const;
export type HookName = (typeof hookNames)[number];

/** What a hook has to run: the words of the command, as a shell takes them in a hook's own script. */
export const hookWords: Readonly<Record<HookName, string>> = {
  "pre-commit": "staged",
  "pre-merge-commit": "staged",
  "commit-msg": 'message "$1"',
  "pre-push": 'pushed "$1"',
};

/** What a person does when a hook runs: the word for it, and the command that does it unchecked. */
export function actOf(name: HookName): { readonly act: string; readonly unchecked: string } {
  const act = name === "pre-push" ? "push" : "commit";
  return { act, unchecked: `NXS_GUARD_SKIP=1 git ${act} ...` };
}

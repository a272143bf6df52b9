/** The hooks that see a commit before it is made. A merge without conflicts runs only the second one. */
export const hookNames = ["pre-commit", "pre-merge-commit"] as const;
export type HookName = (typeof hookNames)[number];

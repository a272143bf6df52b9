export { lintLook } from "./lint/lint-look.ts";
export type { LintOptions } from "./lint/lint-look.ts";
export { practiceLook } from "./practices/practice-look.ts";
export type { PracticeOptions } from "./practices/practice-look.ts";
export { TrackedFiles } from "./practices/tracked-files.ts";
export { Tree } from "./practices/tree.ts";
export { UnignoredFiles } from "./practices/unignored-files.ts";

export { lintLook } from "./lint/lint-look.ts";
export type { LintOptions } from "./lint/lint-look.ts";

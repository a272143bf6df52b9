export type { Change } from "./change.ts";
export { install } from "./install.ts";
export type { InstallOptions } from "./install.ts";
export { describeOutcome } from "./outcome.ts";
export type { Outcome } from "./outcome.ts";
export { uninstall } from "./uninstall.ts";
export type { UninstallOptions } from "./uninstall.ts";

import type { Launcher } from "./launcher.ts";

/** What is written into every hook. */
export interface HookFacts {
  /** Of nxs-guard. */
  readonly version: string;
  readonly launcher: Launcher;
}

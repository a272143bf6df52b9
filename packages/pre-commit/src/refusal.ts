import { statSync } from "node:fs";
import { printable, UserError } from "@nxs-guard/scanner";
import { commandLines } from "./by-hand.ts";
import { activationOf } from "./configured-hooks.ts";
import { hooksPath } from "./doctor/hooks-path.ts";
import type { Launcher } from "./launcher.ts";
import { lefthookLines } from "./lefthook-config.ts";
import type { Manager } from "./manager.ts";
import { preCommitLines } from "./pre-commit-config.ts";
import { simpleGitHooksLines } from "./simple-git-hooks-config.ts";

/** Why the configuration of a manager is left alone, and the exact lines that its user adds. `top` is that of the work tree. */
export function addByHand(
  manager: Exclude<Manager, { kind: "husky" | "plain" }>,
  top: string,
  launcher: Launcher,
): UserError {
  switch (manager.kind) {
    case "lefthook":
      return new UserError(
        `lefthook runs the hooks here, and ${printable(manager.config)} has a form that cannot be added to without harm.`,
        `Add what these lines say to it, then run \`${activationOf("lefthook")}\`:\n\n${indent(lefthookLines({ config: manager.config, launcher }).join("\n"))}`,
      );
    case "pre-commit":
      return new UserError(
        `pre-commit runs the hooks here, and ${printable(manager.config)} has a form that cannot be added to without harm.`,
        `Add what these lines say to it, then run \`${activationOf("pre-commit")}\`:\n\n${indent(preCommitLines(launcher).join("\n"))}`,
      );
    case "simple-git-hooks":
      return new UserError(
        `simple-git-hooks runs the hooks here, and ${printable(manager.config)} has a form that cannot be added to without harm.`,
        `Add these lines to it, then run \`${activationOf("simple-git-hooks")}\`:\n\n${indent(simpleGitHooksLines(launcher))}`,
      );
    case "hooks-path":
      if (isNoFolder(manager.directory)) return switchedOff(manager.directory, top);
      return new UserError(
        `core.hooksPath points to ${printable(manager.directory)}, which may serve other repositories too.`,
        `Add its line to each of these hooks there:\n\n${commandLines(manager.directory, launcher)}`,
      );
  }
}

/** Who wants git to run no hook lets `core.hooksPath` lead to `/dev/null`. */
function isNoFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === false;
}

function switchedOff(path: string, top: string): UserError {
  const origin = hooksPath(top)?.origin ?? FROM_ENVIRONMENT;
  const where = origin === FROM_ENVIRONMENT ? "your environment (GIT_CONFIG_*, `git -c`)" : printable(origin);
  return new UserError(
    `core.hooksPath leads to ${printable(path)}, which is no folder: git runs no hook here.`,
    `Take the setting out of ${where}, then run the command again.`,
  );
}

/** In git's words. */
const FROM_ENVIRONMENT = "command line";

function indent(lines: string): string {
  return lines.replace(/^/gm, "  ");
}

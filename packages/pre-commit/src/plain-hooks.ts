import { existsSync } from "node:fs";
import { join } from "node:path";
import { printable, UserError } from "@nxs-guard/scanner";
import { commandLine, runsByHand } from "./by-hand.ts";
import type { Change } from "./change.ts";
import type { HookFacts } from "./hook-facts.ts";
import { hookNames, type HookName } from "./hook-names.ts";
import { hookScript, isHookScript, previousOf } from "./hook-script.ts";
import type { Launcher } from "./launcher.ts";
import { readOwnableHook, readStandingHook } from "./standing-hook.ts";
import type { StandingHook } from "./standing-hook.ts";

/**
 * What puts our hooks into git's own folder of hooks. A hook of somebody else is kept beside and run first.
 *
 * @throws {UserError} when a hook that stands there cannot be run from ours
 */
export function plainInstallation(directory: string, facts: HookFacts): Change[] {
  return hookNames.flatMap((name): Change[] => {
    const path = join(directory, name);
    const script = hookScript(name, facts);
    const standing = readStandingHook(path, facts.launcher);
    if (standing && isHookScript(standing.text)) {
      return standing.text === script && standing.mode === 0o755
        ? []
        : [{ kind: "write", path, text: script, mode: 0o755 }];
    }
    if (standing && runsByHand(standing.text, name)) return [];
    return [...keeping(name, path, standing, facts.launcher), { kind: "write", path, text: script, mode: 0o755 }];
  });
}

/** What takes our hooks away and puts the kept ones back. */
export function plainRemoval(directory: string): Change[] {
  return hookNames.flatMap((name): Change[] => {
    const path = join(directory, name);
    const standing = readOwnableHook(path);
    if (!standing || !isHookScript(standing.text)) return [];
    const previous = previousOf(path);
    return existsSync(previous) ? [{ kind: "move", path: previous, to: path }] : [{ kind: "remove", path }];
  });
}

/** The copy that keeps a hook. It is made before anything replaces the hook, and is already there after an install that was cut short. */
function keeping(name: HookName, path: string, standing: StandingHook | undefined, launcher: Launcher): Change[] {
  const previous = previousOf(path);
  const kept = readStandingHook(previous, launcher);
  if (kept && kept.text !== standing?.text) {
    throw new UserError(
      `${printable(previous)} keeps a hook from an earlier install, and ours is no longer there to run it.`,
      `Move it back to ${printable(path)}, or remove it, then run the command again.`,
    );
  }
  if (!standing || kept) return [];
  assertRunsUnderAnotherName(path, standing.text, commandLine(name, launcher));
  return [{ kind: "copy", path, to: previous, mode: standing.mode }];
}

/** A hook that asks for its own name (husky 4, overcommit and others choose by it what to do) does something else under a new one. */
function assertRunsUnderAnotherName(path: string, text: string, line: string): void {
  const asks = /\$\{?0(?!\d)|\$PROGRAM_NAME|BASH_SOURCE|__FILE__|__file__|__filename|argv|import\.meta|\0/.test(text);
  if (asks) {
    throw new UserError(
      `${printable(path)} may ask for its own name, so it cannot be run from another hook without harm.`,
      `Add this line to it by hand, where it runs:\n\n  ${line}`,
    );
  }
}

import { join, relative } from "node:path";
import type { Change } from "./change.ts";
import type { HookFacts } from "./hook-facts.ts";
import { hookNames } from "./hook-names.ts";
import { hookScript, isHookScript } from "./hook-script.ts";
import { withOwnLine, withoutOwnLine } from "./own-line.ts";
import { readOwnableHook, readStandingHook } from "./standing-hook.ts";

/** Whether a folder that `core.hooksPath` names is in the work tree, and so belongs to this repository and no other. */
export function isInWorkTree(directory: string, top: string): boolean {
  const way = relative(top, directory);
  return way !== "" && !/^\.\.(?:[/\\]|$)/.test(way) && !/^(?:[/\\]|[A-Za-z]:)/.test(way);
}

/**
 * What makes the hooks in a folder of the work tree run ours: a line in those that stand, whole hooks in the place of those that do not.
 *
 * @throws {UserError} when a hook cannot take the line
 */
export function directedInstallation(directory: string, facts: HookFacts): Change[] {
  return hookNames.flatMap((name): Change[] => {
    const path = join(directory, name);
    const standing = readStandingHook(path, facts.launcher);
    const script = hookScript(name, facts);
    if (!standing || isHookScript(standing.text)) {
      return standing?.text === script ? [] : [{ kind: "write", path, text: script, mode: 0o755 }];
    }
    const text = withOwnLine(standing.text, name, path, { facts, surroundings: "a folder of hooks" });
    return text === standing.text ? [] : [{ kind: "write", path, text, mode: standing.mode, before: standing.text }];
  });
}

/** What takes them away again. */
export function directedRemoval(directory: string): Change[] {
  return hookNames.flatMap((name): Change[] => {
    const path = join(directory, name);
    const standing = readOwnableHook(path);
    if (!standing) return [];
    if (isHookScript(standing.text)) return [{ kind: "remove", path }];
    const text = withoutOwnLine(standing.text);
    return text === standing.text ? [] : [{ kind: "write", path, text, mode: standing.mode, before: standing.text }];
  });
}

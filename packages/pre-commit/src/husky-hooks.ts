import { join } from "node:path";
import type { Change } from "./change.ts";
import type { HookFacts } from "./hook-facts.ts";
import { hookNames } from "./hook-names.ts";
import { withOwnLine, withoutOwnLine, type Surroundings } from "./own-line.ts";
import { readOwnableHook, readStandingHook } from "./standing-hook.ts";

/**
 * What puts the line into the hooks of a husky folder; nothing where it stands already.
 *
 * @throws {UserError} when a hook cannot take the line
 */
export function huskyInstallation(directory: string, facts: HookFacts, surroundings: Surroundings): Change[] {
  return hookNames.flatMap((name): Change[] => {
    const path = join(directory, name);
    const standing = readStandingHook(path, facts.launcher);
    const text = withOwnLine(standing?.text ?? "", name, path, { facts, surroundings });
    return text === standing?.text
      ? []
      : [{ kind: "write", path, text, mode: standing?.mode ?? 0o755, ...(standing && { before: standing.text }) }];
  });
}

/** What takes the line out again. A hook that holds nothing else goes with it. */
export function huskyRemoval(directory: string): Change[] {
  return hookNames.flatMap((name): Change[] => {
    const path = join(directory, name);
    const standing = readOwnableHook(path);
    if (!standing) return [];
    const text = withoutOwnLine(standing.text);
    if (text === standing.text) return [];
    return text === ""
      ? [{ kind: "remove", path }]
      : [{ kind: "write", path, text, mode: standing.mode, before: standing.text }];
  });
}

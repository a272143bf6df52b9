import type { ModuleFacts, ProjectFacts } from "../facts.ts";
import { matches } from "../paths.ts";
import type { Signal } from "../verdict.ts";

/** The user's own word, which is final. Globs are relative to the project's root, whatever package a file lies in. */
export function settingsSignals({ path }: ModuleFacts, { clientFiles, serverFiles }: ProjectFacts): Signal[] {
  const signals: Signal[] = [];
  if (matches(path, clientFiles)) {
    signals.push({
      side: "client",
      strength: 3,
      precedence: "configured",
      reason: "it matches `clientFiles` of the settings",
    });
  }
  if (matches(path, serverFiles)) {
    signals.push({
      side: "server",
      strength: 3,
      precedence: "configured",
      reason: "it matches `serverFiles` of the settings",
    });
  }
  return signals;
}

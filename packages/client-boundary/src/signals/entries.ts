import type { ModuleFacts, ProjectFacts } from "../facts.ts";
import type { Signal } from "../verdict.ts";

/** What other files of the project say of this one by its name. */
export function entrySignals(
  { path }: ModuleFacts,
  { workerEntries = [], extensionScripts = [] }: ProjectFacts,
): Signal[] {
  const signals: Signal[] = [];
  if (workerEntries.includes(path)) {
    signals.push({
      side: "server",
      strength: 3,
      precedence: "server-path",
      reason: "it is the Worker that wrangler deploys",
    });
  }
  if (extensionScripts.includes(path)) {
    signals.push({
      side: "client",
      strength: 3,
      precedence: "decisive-client",
      reason: "it is a script of a browser extension's manifest",
    });
  }
  return signals;
}

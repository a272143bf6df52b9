import type { ProjectFacts } from "../facts.ts";
import type { Signal } from "../verdict.ts";

/** What the package as a whole says of a module. It may hold pages too, so this is a weak sign. */
export function packageSignals({ isServerPackage = false }: ProjectFacts): Signal[] {
  if (!isServerPackage) return [];
  const reason = "its package is a server's: it depends on a framework for servers, and on nothing for clients";
  return [{ side: "server", strength: 1, precedence: "strength", reason }];
}

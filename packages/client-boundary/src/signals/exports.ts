import type { ModuleFacts, PlaceFacts } from "../facts.ts";
import { type Framework, precedenceOf } from "../framework.ts";
import type { Signal } from "../verdict.ts";

/** What a module is whose exports its framework divides between the sides. */
export function exportModuleSignals(module: ModuleFacts, { exports: sides }: Framework): Signal[] {
  if (!sides?.applies(module)) return [];
  const exported = module.exports ?? [];
  if (exported.length > 0 && exported.every((name) => sides.server.includes(name))) {
    const reason = "it exports nothing but what its framework keeps on the server";
    return [{ side: "server", strength: 3, precedence: "server-path", reason }];
  }
  if (!sides.module) return [];
  const { side, strength, what } = sides.module;
  return [{ side, strength, precedence: precedenceOf(sides.module), reason: `it is ${what}` }];
}

/** What the exports say through which a place is reached: the server's alone, or one of the client's. */
export function exportPlaceSignals(
  { exports: reachedBy = [] }: PlaceFacts,
  module: ModuleFacts,
  { exports: sides }: Framework,
): Signal[] {
  if (reachedBy.length === 0 || !sides?.applies(module)) return [];
  const client = sides.client.find((name) => reachedBy.includes(name));
  if (client !== undefined) {
    const reason = `it is reached through the export \`${client}\`, which is sent to the client`;
    return [{ side: "client", strength: sides.clientStrength, precedence: "strength", reason }];
  }
  if (!reachedBy.every((name) => sides.server.includes(name))) return [];
  const reason = "it is reached only through exports that stay on the server";
  return [{ side: "server", strength: 3, precedence: "strength", reason }];
}

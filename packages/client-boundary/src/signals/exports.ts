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

/** What the export says in which a place stands. */
export function exportPlaceSignals(
  { export: name }: PlaceFacts,
  module: ModuleFacts,
  { exports: sides }: Framework,
): Signal[] {
  if (name === undefined || !sides?.applies(module)) return [];
  if (sides.server.includes(name)) {
    const reason = `it is in the export \`${name}\`, which stays on the server`;
    return [{ side: "server", strength: 3, precedence: "strength", reason }];
  }
  if (sides.client.includes(name)) {
    const reason = `it is in the export \`${name}\`, which is sent to the client`;
    return [{ side: "client", strength: sides.clientStrength, precedence: "strength", reason }];
  }
  return [];
}

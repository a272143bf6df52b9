import type { ModuleFacts } from "../facts.ts";
import { type Framework, type PathSignal, precedenceOf } from "../framework.ts";
import { matches } from "../paths.ts";
import type { Signal } from "../verdict.ts";
import { importsNode } from "./imports.ts";
import { anyPlaces, clientSuffix } from "./places.ts";

/** Frameworks that keep `*.client.*` off the server. */
const CLIENT_SUFFIX = new Set(["nuxt", "react-router", "tanstack-start"]);

/** What the place of a module in its package says, by itself and to the frameworks in use. */
export function pathSignals(module: ModuleFacts, frameworks: readonly Framework[]): Signal[] {
  const suffix = frameworks.some(({ id }) => CLIENT_SUFFIX.has(id)) ? [clientSuffix] : [];
  return [...anyPlaces, ...suffix, ...frameworks.flatMap(({ paths = [] }) => paths)]
    .filter((signal) => isMeant(module, signal))
    .map((signal) => {
      const { side, strength, what } = signal;
      return { side, strength, precedence: precedenceOf(signal), reason: `it is ${what}` };
    });
}

function isMeant({ path, imports }: ModuleFacts, { globs, exceptNode }: PathSignal): boolean {
  return matches(path, globs) && !(exceptNode && importsNode(imports));
}

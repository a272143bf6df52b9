import type { ModuleFacts } from "../facts.ts";
import { type Framework, type PathSignal, precedenceOf } from "../framework.ts";
import { matches } from "../paths.ts";
import type { Signal } from "../verdict.ts";
import { importsNode } from "./imports.ts";
import { anyPlaces } from "./places.ts";

/** What the place of a module in its package says, by itself and to the frameworks in use. */
export function pathSignals(module: ModuleFacts, frameworks: readonly Framework[]): Signal[] {
  return [...anyPlaces, ...frameworks.flatMap(({ paths = [] }) => paths)]
    .filter((signal) => isMeant(module, signal) && !frameworks.some(({ id }) => id === signal.exceptIn))
    .map((signal) => {
      const { side, strength, what } = signal;
      return { side, strength, precedence: precedenceOf(signal), reason: `it is ${what}` };
    });
}

function isMeant({ path, imports }: ModuleFacts, { globs, exceptNode }: PathSignal): boolean {
  return matches(path, globs) && !(exceptNode && importsNode(imports));
}

import type { Signal } from "../verdict.ts";

const CLIENT = ["use client", "use dom"];
const SERVER = ["use server", "use cache"];

/** What the directive prologue of a module says. Source: https://react.dev/reference/rsc/directives, https://nextjs.org/docs/app/api-reference/directives/use-cache, https://docs.expo.dev/guides/dom-components/ */
export function directiveSignals(directives: readonly string[] = []): Signal[] {
  return [
    ...named(CLIENT, directives).map((name): Signal => {
      return { side: "client", strength: 3, precedence: "decisive-client", reason: `it starts with "${name}"` };
    }),
    ...named(SERVER, directives).map((name): Signal => {
      return { side: "server", strength: 3, precedence: "decisive-server", reason: `it starts with "${name}"` };
    }),
  ];
}

/** What the directives of a function say; only those of the server stand in functions. */
export function functionDirectiveSignals(directives: readonly string[]): Signal[] {
  return named(SERVER, directives).map((name) => {
    return { side: "server", strength: 3, precedence: "strength", reason: `it is in a function that says "${name}"` };
  });
}

/** `use cache: remote` is a `use cache`. */
function named(known: readonly string[], directives: readonly string[]): string[] {
  return known.filter((name) => directives.some((given) => given === name || given.startsWith(`${name}: `)));
}

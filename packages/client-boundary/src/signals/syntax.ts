import type { SyntaxSign } from "../facts.ts";
import type { Side, Signal } from "../verdict.ts";

const signs: Readonly<Record<SyntaxSign, { readonly side: Side; readonly reason: string }>> = {
  hashbang: { side: "server", reason: "it is a program that starts with `#!`" },
  "deno-serve": { side: "server", reason: "it calls Deno.serve" },
  "deno-env": { side: "server", reason: "it reads the environment by Deno.env, which no browser has" },
  "bun-serve": { side: "server", reason: "it calls Bun.serve" },
  "fetch-handler": { side: "server", reason: "it exports the fetch handler of a Worker" },
  "dom-global": { side: "client", reason: "it uses globals that only a browser has" },
  "event-handler": { side: "client", reason: "it handles events of the page" },
  "client-hook": { side: "client", reason: "it calls a hook that only a client component may call" },
  "class-component": { side: "client", reason: "it has a class of React's, which no server component can be" },
  "service-worker": { side: "client", reason: "it handles events of a service worker" },
  "allows-browser": { side: "client", reason: "it sets dangerouslyAllowBrowser" },
};

/** What the text of a module shows. */
export function syntaxSignals(syntax: readonly SyntaxSign[] = []): Signal[] {
  return [...new Set(syntax)].map((sign) => {
    const { side, reason } = signs[sign];
    return sign === "fetch-handler"
      ? { side, strength: 3, precedence: "server-path", reason }
      : { side, strength: 2, precedence: "strength", reason };
  });
}

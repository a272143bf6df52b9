import type { Framework } from "../framework.ts";
import { SCRIPT } from "../paths.ts";

export const angular: Framework = {
  id: "angular",
  sources: ["https://angular.dev/tools/cli/environments", "https://angular.dev/guide/ssr"],
  detect: ({ depends, hasFile }) => depends("@angular/core") || hasFile(/^angular\.json$/),
  imports: /^@angular\//,
  paths: [
    { globs: [`{,src/}server.${SCRIPT}`], side: "server", strength: 3, what: "the server of an Angular app" },
    { globs: ["src/environments/**"], side: "client", strength: 3, what: "an environment file that Angular builds in" },
    {
      globs: ["src/app/**", "src/main.ts"],
      exceptNode: true,
      side: "client",
      strength: 2,
      what: "in an Angular app",
    },
  ],
  telling: [
    {
      from: /^@angular\/core$/,
      names: ["Component", "Directive", "Injectable", "NgModule", "Pipe"],
      side: "client",
      strength: 3,
      what: "a decorator of Angular's app code",
    },
  ],
};

import { catalogue } from "./catalogue.ts";

const secrets = catalogue.rules.filter(({ kind }) => kind === "secret").map(({ id }) => id);

/**
 * The catalogue rules that each rule of eslint-plugin-nxs-guard stands for, by its name without the plugin's: what a comment says to ESLint of
 * the one counts for the others at every door.
 */
export const eslintRules: Readonly<Record<string, readonly string[]>> = {
  "no-hardcoded-key": secrets,
  "no-bearer-prefix": ["nexus-bearer-prefix"],
  "require-api-key-header": ["nexus-wrong-header"],
  "no-public-env-key": ["nexus-public-env-name"],
  "no-key-in-url": ["nexus-key-in-url"],
  "no-malformed-key": ["nexus-malformed-key"],
  "no-insecure-transport": ["nexus-plain-http"],
  // What these report needs the syntax, and no rule of the catalogue sees it.
  "handle-auth-errors": [],
  "no-client-side-call": [],
  "no-key-exposure": [],
  "no-key-fallback": [],
  "prefer-request-id": [],
  "no-leak": catalogue.rules.map(({ id }) => id),
};

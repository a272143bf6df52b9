import type { PathSignal } from "../framework.ts";

/** For frameworks that keep every `.client` module off the server; elsewhere such a client may be that of an API. */
export const clientSuffix: PathSignal = {
  globs: ["**/*.client.{js,jsx,mjs,cjs,ts,tsx,mts,cts}", "**/.client/**"],
  side: "client",
  strength: 3,
  what: "named as a client module (`.client`)",
};

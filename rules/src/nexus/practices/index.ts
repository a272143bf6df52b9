import type { PracticeRule } from "@nxs-guard/core";
import { bearerPrefix } from "./bearer-prefix.ts";
import { keyInUrl } from "./key-in-url.ts";
import { malformedKey } from "./malformed-key.ts";
import { plainHttp } from "./plain-http.ts";
import { publicEnvName } from "./public-env-name.ts";
import { wrongHeader } from "./wrong-header.ts";

/** Wrong uses of a key that need no key to be seen. */
export const practices: readonly PracticeRule[] = [
  bearerPrefix,
  wrongHeader,
  keyInUrl,
  publicEnvName,
  plainHttp,
  malformedKey,
];

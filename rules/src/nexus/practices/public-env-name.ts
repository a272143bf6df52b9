import type { Misuse, RequestPracticeRule, RequestRecord } from "@nxs-guard/core";
import { SECRET_NAMES } from "./nexus-request.ts";
import { publicEnvNameExamples } from "./public-env-name.examples.ts";

/** What each tool sends to the browser or the phone: its name's prefix. Create React App alone takes its own in any case. */
export const PUBLIC_PREFIXES = [
  "NEXT_PUBLIC_",
  "VITE_",
  "PUBLIC_",
  "NUXT_PUBLIC_",
  "VUE_APP_",
  "GATSBY_",
  "EXPO_PUBLIC_",
  "PLASMO_PUBLIC_",
  "WXT_",
  "RENDERER_VITE_",
  "PRELOAD_VITE_",
];
const PUBLIC_NAME = new RegExp(
  `^(?:${PUBLIC_PREFIXES.join("|")}|[Rr][Ee][Aa][Cc][Tt]_[Aa][Pp][Pp]_)(?:${SECRET_NAMES.join("|")})$`,
);

export const publicEnvName: RequestPracticeRule = {
  id: "nexus-public-env-name",
  kind: "practice",
  severity: "high",
  confidence: "high",
  title: "Nexus key under a public environment name",
  advice:
    "Take the public prefix off and read the key on the server only: a variable with this prefix is built into what every visitor downloads.",
  sources: [
    "https://nextjs.org/docs/app/guides/environment-variables",
    "https://vite.dev/guide/env-and-mode",
    "https://create-react-app.dev/docs/adding-custom-environment-variables/",
    "https://docs.expo.dev/guides/environment-variables/",
  ],
  looksAt: "the names of the environment variables that hold its key",
  judge: publicNames,
  examples: publicEnvNameExamples,
};

function publicNames(request: RequestRecord): Misuse[] {
  return request.variables.filter((name) => PUBLIC_NAME.test(name.text)).map(({ start, end }) => ({ start, end }));
}

import { resolve } from "node:path";
import { loadSettings, type Profile, type Settings } from "@nxs-guard/scanner";
import type { ConfigOptions } from "./options.ts";
import type { Place } from "./place.ts";

/** What counts at a place, by the words of the command line. @throws {UserError} when a configuration or the baseline is wrong. */
export function settingsOf(
  { config, trustedConfig }: ConfigOptions,
  place: Place,
  now: Date,
  profile?: Profile,
): Promise<Settings> {
  return loadSettings({
    ...place,
    now,
    ...(profile && { observer: profile }),
    ...(config !== undefined && { config: resolve(config) }),
    ...(trustedConfig !== undefined && { trustedConfig: resolve(trustedConfig) }),
  });
}

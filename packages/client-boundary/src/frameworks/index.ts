import type { Framework } from "../framework.ts";
import { angular } from "./angular.ts";
import { astro } from "./astro.ts";
import { electron } from "./electron.ts";
import { expo } from "./expo.ts";
import { gatsby } from "./gatsby.ts";
import { next } from "./next.ts";
import { nuxt } from "./nuxt.ts";
import { qwik } from "./qwik.ts";
import { reactNative } from "./react-native.ts";
import { reactRouter } from "./react-router.ts";
import { solidStart } from "./solid-start.ts";
import { spa } from "./spa.ts";
import { sveltekit } from "./sveltekit.ts";
import { tanstackStart } from "./tanstack-start.ts";
import { webExtension } from "./web-extension.ts";
import { workers } from "./workers.ts";

export const frameworks: readonly Framework[] = [
  angular,
  astro,
  electron,
  expo,
  gatsby,
  next,
  nuxt,
  qwik,
  reactNative,
  reactRouter,
  solidStart,
  spa,
  sveltekit,
  tanstackStart,
  webExtension,
  workers,
];

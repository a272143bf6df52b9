import type { Framework } from "../framework.ts";
import { SCRIPT } from "../paths.ts";

export const webExtension: Framework = {
  id: "web-extension",
  sources: [
    "https://wxt.dev/guide/essentials/project-structure.html",
    "https://docs.plasmo.com/framework/workflows/new",
    "https://developer.chrome.com/docs/extensions/reference/manifest",
  ],
  detect: ({ depends, hasFile }) =>
    depends("wxt", "plasmo", "@crxjs/vite-plugin") || hasFile(/^(?:wxt|web-ext)\.config\./),
  calls: [
    {
      callee: /^define(?:Background|ContentScript|UnlistedScript)$/,
      side: "client",
      strength: 3,
      what: "a script of a browser extension",
    },
  ],
  paths: [
    { globs: ["{,src/}entrypoints/**"], side: "client", strength: 3, what: "an entry point of a browser extension" },
    {
      globs: [
        "{,src/}{contents,tabs,sandboxes}/**",
        `{,src/}{background,content,popup,options,newtab,sidepanel,devtools}.${SCRIPT}`,
        "{,src/}{background,content,popup,options,newtab,sidepanel,devtools}/**",
      ],
      side: "client",
      strength: 3,
      what: "a script or page of a browser extension",
    },
    {
      globs: ["{,src/}{assets,components,composables,hooks,lib,utils}/**"],
      side: "client",
      strength: 2,
      what: "in a folder that is bundled into a browser extension",
    },
  ],
};

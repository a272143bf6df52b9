import type { Framework } from "../framework.ts";
import { SCRIPT } from "../paths.ts";

const RENDERER_NAMES = ["contextBridge", "ipcRenderer", "webFrame", "webUtils"];

/** Its main process runs Node, yet on the user's machine: all of an Electron app ships. */
export const electron: Framework = {
  id: "electron",
  sources: [
    "https://www.electronjs.org/docs/latest/tutorial/process-model",
    "https://electron-vite.org/guide/dev#project-structure",
  ],
  detect: ({ depends }) => depends("electron", "electron-vite", "electron-nightly"),
  paths: [
    {
      globs: [`**/preload/**`, `**/preload.${SCRIPT}`, "**/renderer/**", `**/renderer.${SCRIPT}`],
      side: "client",
      strength: 3,
      what: "a preload or renderer script of an Electron app",
    },
    {
      globs: ["src/main/**", "electron/**"],
      side: "client",
      strength: 2,
      precedence: "decisive-client",
      what: "in the main process of an Electron app, which is installed on the user's machine",
    },
  ],
  telling: [
    {
      from: /^electron(?:\/renderer)?$/,
      names: RENDERER_NAMES,
      side: "client",
      strength: 3,
      what: "what only a preload or renderer script of Electron has",
    },
    {
      from: /^electron(?:\/main|\/common)?$/,
      exceptNames: RENDERER_NAMES,
      side: "client",
      strength: 2,
      // Whatever of Node such a file uses, it is sent to the user.
      precedence: "decisive-client",
      what: "Electron, whose main process is installed on the user's machine",
    },
  ],
};

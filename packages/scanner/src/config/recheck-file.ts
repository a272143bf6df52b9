import { createRequire } from "node:module";

/** The file of the checker's part without processes, a CommonJS module; the bundled command puts its own copy in its place. */
export const RECHECK = createRequire(import.meta.url).resolve("recheck/lib/browser.js");

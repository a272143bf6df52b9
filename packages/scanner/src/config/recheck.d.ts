/** Its part without processes and threads, for which it brings no types. It is CommonJS. */
declare module "recheck/lib/browser.js" {
  import type { checkSync } from "recheck";
  const recheck: { readonly checkSync: typeof checkSync };
  export default recheck;
}

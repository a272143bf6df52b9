/** Its part without processes and threads, for which it brings no types. */
declare module "recheck/lib/browser.js" {
  export { checkSync } from "recheck";
}

export { cutRequests } from "./cut.ts";
export type { CutContext } from "./cut.ts";

export { cutRequests, lengthToCut } from "./cut.ts";
export type { CutContext } from "./cut.ts";

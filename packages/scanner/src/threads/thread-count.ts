import { availableParallelism } from "node:os";

/** Each thread takes memory of its own, while only one lists files, reads from git and writes reports. */
const MOST = 4;

/** How many threads share the work where nobody says otherwise. */
export function defaultThreads(): number {
  return Math.min(availableParallelism(), MOST);
}

import { spawnSync } from "node:child_process";

/**
 * The median times of works that take turns, so that a machine that grows slower or faster does it to all of them alike.
 *
 * @param {readonly (() => void)[]} works
 * @param {number} rounds after one that does not count
 * @param {() => void} before is done before each work, off the clock
 * @returns {number[]} milliseconds, one for each work
 */
export function medians(works, rounds, before = () => undefined) {
  const times = works.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    works.forEach((work, index) => {
      before();
      const started = performance.now();
      work();
      if (round > 0) times[index].push(performance.now() - started);
    });
  }
  return times.map((list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]);
}

/**
 * Runs a command to its end, without its output.
 *
 * @param {readonly number[]} accepted the exit codes that are no failure
 * @throws {Error} for any other, since the time of a failure says nothing
 */
export function spawnQuietly(file, args, options = {}, accepted = [0, 1]) {
  const { status, stderr, error } = spawnSync(file, args, { stdio: ["ignore", "ignore", "pipe"], ...options });
  if (error) throw error;
  if (!accepted.includes(status)) throw new Error(`${file} ${args.join(" ")} ended with ${status}\n${stderr}`);
}

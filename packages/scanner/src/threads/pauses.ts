import { setImmediate } from "node:timers/promises";

/** Stands for the time in which what comes next has to be waited for. */
export const PAUSE: unique symbol = Symbol("pause");

/**
 * What is given, with a {@link PAUSE} in which whoever takes it can do something else, again and again until the next is there.
 *
 * @param isBusy whether there is anything else to do
 */
export async function* withPauses<Given>(
  all: AsyncIterable<Given> | Iterable<Given>,
  isBusy: () => boolean,
): AsyncGenerator<Given | typeof PAUSE, void, undefined> {
  const iterator = Symbol.asyncIterator in all ? all[Symbol.asyncIterator]() : all[Symbol.iterator]();
  try {
    for (;;) {
      const coming = Promise.resolve(iterator.next());
      while (isBusy() && !(await isThere(coming))) yield PAUSE;
      const next = await coming;
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}

/** Whether something comes without anything that would have to be waited for. */
function isThere(coming: Promise<unknown>): Promise<boolean> {
  return Promise.race([coming.then(() => true), setImmediate(false)]);
}

import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { PAUSE, withPauses } from "../../src/threads/pauses.ts";

/** Gives 1 and 2 at once, and 3 when it was waited for. */
async function* given(ended: string[]): AsyncGenerator<number, void, undefined> {
  try {
    yield 1;
    yield 2;
    await setTimeout(20);
    yield 3;
  } finally {
    ended.push("given");
  }
}

it("pauses while what comes next has to be waited for, as long as there is something else to do", async () => {
  let work = 2;
  const seen: unknown[] = [];
  for await (const item of withPauses(given([]), () => work > 0)) {
    seen.push(item);
    if (item === PAUSE) work--;
  }
  expect(seen).toEqual([1, 2, PAUSE, PAUSE, 3]);
  const atHand: unknown[] = [];
  for await (const item of withPauses([4, 5], () => true)) atHand.push(item);
  expect(atHand).toEqual([4, 5]);
});

it("ends what is given when it is left in a pause", async () => {
  const ended: string[] = [];
  for await (const item of withPauses(given(ended), () => true)) if (item === PAUSE) break;
  expect(ended).toEqual(["given"]);
  // And what fails meanwhile is nobody's rejection: that would fail these tests.
  const failing = async (): Promise<never> => setTimeout(20).then(() => Promise.reject(new Error("failed")));
  const failed = { [Symbol.asyncIterator]: () => ({ next: failing }) };
  for await (const item of withPauses(failed, () => true)) if (item === PAUSE) break;
  await setTimeout(40);
});

import { expect, it } from "vitest";
import { Profile } from "../src/profile.ts";

/** A clock that somebody moves. */
class Hand {
  time = 1000;
  readonly clock = (): number => this.time;

  passes(milliseconds: number): void {
    this.time += milliseconds;
  }
}

it("charges each step with its own time, without that of the steps within, and with none between steps", () => {
  const hand = new Hand();
  const profile = new Profile(hand.clock);
  hand.passes(7);
  for (const length of [10, 20]) {
    profile.begin("decoding");
    hand.passes(1);
    profile.begin("sieve");
    hand.passes(length);
    profile.end();
    hand.passes(2);
    profile.end();
    hand.passes(5);
  }
  expect(profile.steps).toEqual([
    ["sieve", { milliseconds: 30, times: 2 }],
    ["decoding", { milliseconds: 6, times: 2 }],
  ]);
  expect(profile.rules).toEqual([]);
});

it("charges a rule with all that was done for it, and counts the texts that it was tried on", () => {
  const hand = new Hand();
  const profile = new Profile(hand.clock);
  profile.begin("patterns", "slow");
  hand.passes(3);
  profile.begin("evidence", "slow");
  hand.passes(4);
  profile.end();
  profile.end();
  profile.begin("patterns", "quick");
  hand.passes(1);
  profile.end();
  expect(profile.rules).toEqual([
    ["slow", { milliseconds: 7, times: 1 }],
    ["quick", { milliseconds: 1, times: 1 }],
  ]);
});

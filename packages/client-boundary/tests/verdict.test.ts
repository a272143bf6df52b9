import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reachesClient, type Side, type Signal, type Strength, weigh } from "../src/index.ts";
import { PRECEDENCE } from "../src/verdict.ts";

const signal = fc.record({
  side: fc.constantFrom<Side>("server", "client", "both", "tooling"),
  strength: fc.constantFrom<Strength>(1, 2, 3),
  precedence: fc.constantFrom(...PRECEDENCE),
  reason: fc.constantFrom("it is this", "it is that", "it is so"),
});

const made = (side: Side, strength: Strength, precedence: Signal["precedence"] = "strength"): Signal => {
  return { side, strength, precedence, reason: `it is ${side}` };
};

describe("a verdict", () => {
  it("does not depend on the order of the signals", () => {
    const shuffled = fc
      .array(signal, { maxLength: 8 })
      .chain((signals) => fc.tuple(fc.constant(signals), fc.shuffledSubarray(signals, { minLength: signals.length })));
    fc.assert(
      fc.property(shuffled, ([signals, otherwise]) => {
        expect(weigh(otherwise)).toEqual(weigh(signals));
      }),
    );
  });

  it("does not change when a signal is given twice", () => {
    fc.assert(
      fc.property(fc.array(signal, { minLength: 1, maxLength: 8 }), (signals) => {
        const { side, strength, reason } = weigh(signals);
        expect(weigh([...signals, ...signals])).toMatchObject({ side, strength, reason });
      }),
    );
  });

  it("names a side only for a strong or decisive signal of that side", () => {
    fc.assert(
      fc.property(fc.array(signal, { maxLength: 8 }), (signals) => {
        const { side, strength } = weigh(signals);
        if (side === "unknown") expect(strength).toBeLessThan(2);
        else
          expect(signals.some((given) => given.side === side && given.strength === strength && strength > 1)).toBe(
            true,
          );
      }),
    );
  });

  it.each(PRECEDENCE.slice(0, -1).map((precedence, index) => [precedence, PRECEDENCE[index + 1]!] as const))(
    "lets a signal of %s stand before any of %s",
    (first, second) => {
      expect(weigh([made("client", 3, second), made("server", 2, first)]).side).toBe("server");
    },
  );

  it("lets the stronger of two signals stand where nothing else decides", () => {
    expect(weigh([made("server", 2), made("client", 3)])).toMatchObject({ side: "client", strength: 3 });
    expect(weigh([made("server", 1), made("client", 2)])).toMatchObject({ side: "client", strength: 2 });
  });

  it("is unknown where signals of equal strength disagree, and says which", () => {
    expect(weigh([made("server", 2), made("client", 2)])).toMatchObject({
      side: "unknown",
      strength: 0,
      reason: "signs of equal weight disagree: it is client, but it is server",
    });
  });

  it("does not take code for both sides and code for the client for a disagreement", () => {
    expect(weigh([made("both", 2), made("client", 2)])).toMatchObject({ side: "client", strength: 2 });
    expect(weigh([made("both", 2), made("server", 2)]).side).toBe("unknown");
  });

  it("is unknown where all signals are weak, and tells to which side they lean", () => {
    expect(weigh([made("server", 1)])).toMatchObject({ side: "unknown", strength: 1, leaning: "server" });
  });

  it("is unknown without signals", () => {
    expect(weigh([])).toEqual({ side: "unknown", strength: 0, reason: "nothing tells where it runs", signals: [] });
  });

  it("keeps every signal, those that decided first", () => {
    const [weak, decisive] = [made("client", 2), made("server", 3, "decisive-server")];
    expect(weigh([weak, decisive]).signals).toEqual([decisive, weak]);
  });
});

describe("code reaches the client", () => {
  it("when it runs there alone or on both sides", () => {
    expect(reachesClient(weigh([made("client", 2)]))).toBe(true);
    expect(reachesClient(weigh([made("both", 3)]))).toBe(true);
  });

  it("not when it is on a server, a tool's or of an unknown side", () => {
    expect(reachesClient(weigh([made("server", 2)]))).toBe(false);
    expect(reachesClient(weigh([made("tooling", 3)]))).toBe(false);
    expect(reachesClient(weigh([made("client", 1)]))).toBe(false);
    expect(reachesClient(weigh([]))).toBe(false);
  });
});

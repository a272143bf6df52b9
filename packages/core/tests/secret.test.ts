import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Secret } from "../src/index.ts";

describe("Secret", () => {
  test("never prints its value, whatever turns it into text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii", minLength: 12, maxLength: 80 }), (value) => {
        const secret = new Secret(value);
        const printed = [
          String(secret),
          ["", secret, ""].join(),
          JSON.stringify({ secret }),
          inspect(secret),
          inspect({ deep: [{ secret }] }, { depth: 9, showHidden: true }),
          new Error(String(secret)).stack ?? "",
          Object.entries(secret).join(),
          JSON.stringify(structuredCloneOrNothing(secret)),
        ];
        for (const text of printed) expect(text).not.toContain(value);
      }),
    );
  });

  test("shows the public prefix and the last four characters of a long value, and nothing of a short one", () => {
    expect(String(new Secret(`nxs_u_${"0123456789".repeat(3)}wxyz`, "nxs_u_"))).toBe("nxs_u_…wxyz");
    expect(String(new Secret("nxs_short1", "nxs_"))).toBe("nxs_…");
    expect(String(new Secret("hunter2"))).toBe("…");
  });

  test("shows nothing for a prefix that is none, or the greater part of the value", () => {
    expect(String(new Secret("my_hunter2", "hunter"))).toBe("…");
    expect(String(new Secret("my_hunter2", "my_hunt"))).toBe("…");
  });

  test("has the same fingerprint for the same value and key, and others else", () => {
    const value = "a value of some length";
    expect(new Secret(value).fingerprint("k")).toBe(new Secret(value, "a").fingerprint("k"));
    expect(new Secret(value).fingerprint("k")).toMatch(/^[0-9a-f]{32}$/);
    expect(new Secret(value).fingerprint("k")).not.toBe(new Secret(value).fingerprint("other"));
    expect(new Secret(value).fingerprint("k")).not.toBe(new Secret(`${value}!`).fingerprint("k"));
  });
});

function structuredCloneOrNothing(secret: Secret): unknown {
  return structuredClone({ ...secret });
}

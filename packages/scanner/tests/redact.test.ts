import { Buffer } from "node:buffer";
import { Detector } from "@nxs-guard/core";
import { catalogue } from "@nxs-guard/rules";
import { hex, sample } from "@nxs-guard/rules/sample";
import { describe, expect, it } from "vitest";
import { redact } from "../src/redact.ts";

const detector = new Detector(catalogue);
const key = sample("nxs_u_", hex(32));

describe("redact", () => {
  it("masks every secret and leaves the rest", () => {
    const other = sample("nxs_p_", hex(32, 2));
    const masked = redact(`a/${key}/b ${other}.txt`, detector);
    expect(masked).toMatch(/^a\/nxs_u_….{4}\/b nxs_p_….{4}\.txt$/);
  });

  it("masks a secret in base64 and hex", () => {
    for (const encoding of ["base64", "hex"] as const) {
      const encoded = Buffer.from(key).toString(encoding);
      expect(redact(`a ${encoded} b`, detector)).not.toContain(encoded.slice(8, 40));
    }
  });

  it("leaves text without a secret as it is", () => {
    expect(redact("src/nxs_u_/naïve.txt", detector)).toBe("src/nxs_u_/naïve.txt");
  });
});

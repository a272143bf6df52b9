import { hex, sample } from "@nxs-guard/rules/sample";
import { describe, expect, it } from "vitest";

import { settingsFor } from "./linting.ts";

const KEY = sample("nxs_u_", hex(32));
const ADVICE = sample("nxs_live_", hex(32));
/** Put together, so that the guard of this repository takes no case for a comment of its own. */
const [OFF, ON] = ["disable", "enable"].map((effect) => `nxs-guard-${effect}`);
const leak = `call("${KEY}");`;

describe.each(["no-hardcoded-key", "no-leak"])("%s", (rule) => {
  describe.each(settingsFor(rule))("in $name", ({ lint }) => {
    const linesOf = (code: string): number[] => lint(code, "lib/a.js").map(({ line }) => line);

    it.each([
      `${leak} // ${OFF}-line -- made up`,
      `${leak} // ${OFF}-line nexus-api-key -- made up`,
      `${leak} // ${OFF}-line ${rule} -- made up`,
      `${leak} // ${OFF}-line nxs-guard/${rule} -- made up, until 9999-12-31`,
      `// ${OFF}-next-line nexus-api-key -- made up\n${leak}`,
      `/* ${OFF} nexus-api-key -- made up */\n\n${leak}`,
      `${leak}\n// ${OFF}-file -- made up`,
    ])("is silenced by %j", (code) => {
      expect(linesOf(code)).toEqual([]);
    });

    it.each([
      [`${leak} // ${OFF}-line`, [1]],
      [`${leak} // ${OFF}-line nexus-legacy-key -- another rule's`, [1]],
      [`${leak} // ${OFF}-line -- over, until 2020-01-31`, [1]],
      [`${leak} // ${OFF}-line prefer-request-id -- another rule's`, [1]],
      [`// ${OFF}-next-line -- made up\r\n${leak}\r\n${leak}`, [3]],
      [`/* ${OFF} -- made up */\n${leak}\n/* ${ON} */\n${leak}`, [4]],
      [`call("${ADVICE}"); // ${OFF}-line nexus-api-key -- of another kind`, [1]],
    ])("is not silenced by %j", (code, lines) => {
      expect(linesOf(code)).toEqual(lines);
    });
  });
});

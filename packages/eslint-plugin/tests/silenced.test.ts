import { hex, sample } from "@nxs-guard/rules/sample";
import { describe, expect, it } from "vitest";

import { settingsFor } from "./linting.ts";

const KEY = sample("nxs_u_", hex(32));
const ADVICE = sample("nxs_live_", hex(32));
const leak = `call("${KEY}");`;

describe.each(["no-hardcoded-key", "no-leak"])("%s", (rule) => {
  describe.each(settingsFor(rule))("in $name", ({ lint }) => {
    const linesOf = (code: string): number[] => lint(code, "lib/a.js").map(({ line }) => line);

    it.each([
      `${leak} // nxs-guard-disable-line -- made up`,
      `${leak} // nxs-guard-disable-line nexus-api-key -- made up`,
      `${leak} // nxs-guard-disable-line ${rule} -- made up`,
      `${leak} // nxs-guard-disable-line nxs-guard/${rule} -- made up, until 9999-12-31`,
      `// nxs-guard-disable-next-line nexus-api-key -- made up\n${leak}`,
      `/* nxs-guard-disable nexus-api-key -- made up */\n\n${leak}`,
      `${leak}\n// nxs-guard-disable-file -- made up`,
    ])("is silenced by %j", (code) => {
      expect(linesOf(code)).toEqual([]);
    });

    it.each([
      [`${leak} // nxs-guard-disable-line`, [1]],
      [`${leak} // nxs-guard-disable-line nexus-legacy-key -- another rule's`, [1]],
      [`${leak} // nxs-guard-disable-line -- over, until 2020-01-31`, [1]],
      [`${leak} // nxs-guard-disable-line prefer-request-id -- another rule's`, [1]],
      [`// nxs-guard-disable-next-line -- made up\r\n${leak}\r\n${leak}`, [3]],
      [`/* nxs-guard-disable -- made up */\n${leak}\n/* nxs-guard-enable */\n${leak}`, [4]],
      [`call("${ADVICE}"); // nxs-guard-disable-line nexus-api-key -- of another kind`, [1]],
    ])("is not silenced by %j", (code, lines) => {
      expect(linesOf(code)).toEqual(lines);
    });
  });
});

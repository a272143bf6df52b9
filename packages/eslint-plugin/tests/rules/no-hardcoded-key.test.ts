import { describe, expect, it } from "vitest";

import { applied, marked, settings } from "../linting.ts";
import { runInOxlint } from "../oxlint-cases.ts";
import { invalid, KEY } from "./no-hardcoded-key.invalid.ts";
import { valid } from "./no-hardcoded-key.valid.ts";

function filenameOf({ filename, dialect }: { filename?: string; dialect?: string }): string {
  return filename ?? `src/example.${dialect ?? "js"}`;
}

describe.each(settings)("no-hardcoded-key in $name", ({ isTypescript, lint }) => {
  /** The groups of cases that the parser reads. */
  function fit<Case extends { dialect?: string }>(
    groups: readonly (readonly [string, readonly Case[]])[],
  ): [string, Case[]][] {
    return groups
      .map(([name, cases]): [string, Case[]] => [
        name,
        cases.filter(({ dialect }) => isTypescript || dialect === undefined),
      ])
      .filter(([, cases]) => cases.length > 0);
  }

  describe.each(fit(invalid))("reports a key %s", (_, cases) => {
    it.each(cases)("$name", (example) => {
      const code = example.code.replace(/[«»]/g, "");
      const filename = filenameOf(example);
      const messages = lint(code, filename);

      expect(marked(code, messages)).toBe(example.code);
      expect(new Set(messages.map(({ messageId }) => messageId))).toEqual(new Set([example.messageId]));

      const [suggestion, ...others] = messages[0]?.suggestions ?? [];
      expect(others).toEqual([]);
      expect(suggestion && applied(code, suggestion)).toBe(example.suggests);
      if (suggestion) {
        const after = lint(applied(code, suggestion), filename);
        expect(after.filter(({ fatal }) => fatal)).toEqual([]);
        expect(after).toHaveLength(messages.length - 1);
      }
    });

    it.each(cases)("without telling it: $name", (example) => {
      const told = JSON.stringify(
        lint(example.code.replace(/[«»]/g, ""), filenameOf(example)).map(({ message, suggestions }) => [
          message,
          suggestions,
        ]),
      );
      const literals = example.code.match(/[A-Za-z0-9]{13,}/g) ?? [];
      const secrets = literals.filter((literal) => /\d/.test(literal) && /[a-z]/.test(literal));
      for (const secret of secrets) expect(told).not.toContain(secret);
    });
  });

  describe.each(fit(valid))("leaves alone %s", (_, cases) => {
    it.each(cases)("$name", (example) => {
      expect(lint(example.code, filenameOf(example))).toEqual([]);
    });
  });

  it("names the kind, the masked key and what to do", () => {
    const [message] = lint(`const apiKey = "${KEY}";`, "src/example.js");
    expect(message?.message).toContain("Nexus API key");
    expect(message?.message).toContain(`nxs_u_…${KEY.slice(-4)}`);
    expect(message?.message).toContain("process.env.NEXUS_API_KEY");
  });

  it("says of a placeholder that it looks like one", () => {
    const [message] = lint('const apiKey = "nxs_abc123...";', "src/example.js");
    expect(message?.message).toMatch(/never hardcode/i);
    expect(message?.message).toContain("looks like a placeholder");
  });
});

/** But for entities in JSX: oxlint hands them over as they are written. */
const located = <Case extends { code: string; filename?: string; dialect?: string }>(
  groups: readonly (readonly [string, readonly Case[]])[],
): (Case & { filename: string })[] =>
  groups
    .flatMap(([, cases]) => cases.map((example) => ({ ...example, filename: filenameOf(example) })))
    .filter(({ code }) => !code.includes("&#"));

runInOxlint("no-hardcoded-key", {
  invalid: located(invalid).map(({ suggests, ...example }) => ({
    ...example,
    ...(suggests !== undefined && { suggests: [suggests] }),
  })),
  valid: located(valid),
});

import { describe, expect, it } from "vitest";

import { applied, fixed, marked, settingsFor } from "./linting.ts";
import { runInOxlint } from "./oxlint-cases.ts";

export interface Valid {
  readonly name: string;
  readonly code: string;
  /** By default `lib/example.js`, or the extension of the dialect. */
  readonly filename?: string;
  /** Only the TypeScript parser reads it. */
  readonly dialect?: "ts" | "tsx";
  readonly options?: object;
  /** `settings["nxs-guard"]` */
  readonly settings?: object;
}

export interface Invalid extends Valid {
  /** `«` and `»` stand around what must be reported. */
  readonly code: string;
  readonly messageId: string;
  /** What the messages say, among other things. */
  readonly says?: string;
  /** The whole code after each suggestion of the first report; without it, none may be offered. */
  readonly suggests?: readonly string[];
  /** The suggestions are no mends, but comments that say where to go on. */
  readonly comments?: boolean;
  /** The whole code after all fixes; without it, none may be made. */
  readonly fixed?: string;
}

/** Tries cases of a rule in every ESLint major with each parser that reads them, and in oxlint. */
export function runCases(
  id: string,
  cases: { readonly invalid: readonly Invalid[]; readonly valid: readonly Valid[] },
): void {
  describe.each(settingsFor(id))(`${id} in $name`, ({ isTypescript, lint }) => {
    const isRead = ({ dialect }: Valid): boolean => isTypescript || dialect === undefined;
    const lintCase = (code: string, { filename, dialect, options, settings = {} }: Valid) =>
      lint(code, filename ?? `lib/example.${dialect ?? "js"}`, {
        ...(options && { rules: { [`nxs-guard/${id}`]: ["error", options] } }),
        settings: { "nxs-guard": settings },
      });

    it.each(cases.invalid.filter(isRead))("reports $name", (example) => {
      const code = example.code.replace(/[«»]/g, "");
      const messages = lintCase(code, example);
      expect(marked(code, messages)).toBe(example.code);
      expect(new Set(messages.map(({ messageId }) => messageId))).toEqual(new Set([example.messageId]));
      for (const { message } of messages) expect(message).toContain(example.says ?? "");
      const output = fixed(code, messages);
      expect(output).toBe(example.fixed ?? code);
      if (output !== code) {
        const after = lintCase(output, example);
        expect(after.filter(({ fatal }) => fatal)).toEqual([]);
        expect(after).toHaveLength(messages.filter(({ fix }) => !fix).length);
      }
      const suggestions = messages[0]?.suggestions ?? [];
      const texts = suggestions.map((suggestion) => applied(code, suggestion));
      if (!example.comments || example.suggests) expect(texts).toEqual(example.suggests ?? []);
      for (const text of texts) {
        const after = lintCase(text, example);
        expect(after.filter(({ fatal }) => fatal)).toEqual([]);
        expect(after).toHaveLength(messages.length - (example.comments ? 0 : 1));
        if (example.comments) expect(after[0]?.suggestions ?? []).toEqual([]);
      }
    });

    it.each(cases.valid.filter(isRead))("leaves alone $name", (example) => {
      expect(lintCase(example.code, example)).toEqual([]);
    });
  });
  runInOxlint(id, cases);
}

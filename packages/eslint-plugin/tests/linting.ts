import { Linter as Linter10 } from "eslint";
import { Linter as Linter8 } from "eslint-8";
import { Linter as Linter9 } from "eslint-9";
import { Linter as Linter915 } from "eslint-9-15";
import * as typescriptParser from "@typescript-eslint/parser";
import plugin from "../src/index.ts";

export interface Suggestion {
  readonly messageId?: string;
  readonly desc: string;
  readonly fix: { readonly range: readonly [number, number]; readonly text: string };
}

export interface Message {
  readonly messageId?: string;
  readonly message: string;
  readonly fatal?: boolean;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly suggestions?: readonly Suggestion[];
  readonly fix?: Suggestion["fix"];
}

/** What the linters of all majors have in common. */
interface AnyLinter {
  verify: (code: string, config: unknown, filename: string) => Message[];
}

/** What is set otherwise for one text. */
interface Switched {
  readonly rules?: Readonly<Record<string, unknown>>;
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface Setting {
  readonly name: string;
  readonly isTypescript: boolean;
  readonly lint: (code: string, filename: string, switched?: Switched) => Message[];
}

const linters: readonly (readonly [string, AnyLinter])[] = [
  ["ESLint 8.57", new Linter8({ configType: "flat" }) as unknown as AnyLinter],
  ["ESLint 9.15", new Linter915() as unknown as AnyLinter],
  ["ESLint 9", new Linter9() as unknown as AnyLinter],
  ["ESLint 10", new Linter10() as unknown as AnyLinter],
];

/** Every ESLint major with each parser, and one rule of the plugin. */
export function settingsFor(rule: string, ...options: readonly object[]): readonly Setting[] {
  return linters.flatMap(([name, linter]) =>
    [false, true].map((isTypescript): Setting => {
      const parser = isTypescript ? { parser: typescriptParser } : {};
      const config = {
        files: ["**"],
        plugins: { "nxs-guard": plugin },
        languageOptions: { ...parser, parserOptions: { ecmaFeatures: { jsx: true } } },
        rules: { [`nxs-guard/${rule}`]: ["error", ...options] },
      };
      return {
        name: `${name} × ${isTypescript ? "typescript-eslint" : "espree"}`,
        isTypescript,
        lint: (code, filename, switched = {}) => linter.verify(code, [{ ...config, ...switched }], filename),
      };
    }),
  );
}

export const settings = settingsFor("no-hardcoded-key");

/** The code after a suggestion was taken. */
export function applied(code: string, { fix }: Suggestion): string {
  return code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]);
}

/** The code after all fixes were made. */
export function fixed(code: string, messages: readonly Message[]): string {
  const fixes = messages.flatMap(({ fix }) => (fix ? [fix] : []));
  return fixes.sort((a, b) => b.range[0] - a.range[0]).reduce((text, fix) => applied(text, { desc: "", fix }), code);
}

/** The code with `«` and `»` around what each message covers. */
export function marked(code: string, messages: readonly Message[]): string {
  const starts = [0, ...[...code.matchAll(/\r\n|[\r\n\u2028\u2029]/g)].map((end) => end.index + end[0].length)];
  const offset = (line: number, column: number): number => starts[line - 1]! + column - 1;
  return messages
    .map(({ line, column, endLine, endColumn }) => [offset(line, column), offset(endLine!, endColumn!)] as const)
    .sort((a, b) => b[0] - a[0])
    .reduce((text, [start, end]) => `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`, code);
}

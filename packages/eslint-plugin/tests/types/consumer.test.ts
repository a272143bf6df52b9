import type { ESLint as ESLint10, Linter as Linter10 } from "eslint";
import type { ESLint as ESLint9, Linter as Linter9 } from "eslint-9";
import { defineConfig as defineConfig9 } from "eslint-9/config";
import { defineConfig as defineConfig10 } from "eslint/config";
import { expect, expectTypeOf, it } from "vitest";

import plugin from "../../src/index.ts";

it("has the types that the configurations of ESLint 9 and 10 ask for", () => {
  expectTypeOf(plugin).toExtend<ESLint10.Plugin>();
  expectTypeOf(plugin).toExtend<ESLint9.Plugin>();
  expectTypeOf(plugin.configs.recommended).toExtend<Linter10.Config>();
  expectTypeOf(plugin.configs.strict).toExtend<Linter9.Config>();
  expect(defineConfig10([plugin.configs.recommended])).toHaveLength(1);
  expect(defineConfig9([plugin.configs.strict])).toHaveLength(1);
});

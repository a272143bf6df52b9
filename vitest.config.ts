import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // By default one processor stays idle, which of two is half of the machine.
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: "isolated",
          include: ["packages/{cli,pre-commit,scanner}/tests/**/*.test.ts", "test/**/*.test.ts"],
        },
      },
      {
        // What these test changes nothing of its process, so their files share the modules that one of them has loaded.
        extends: true,
        test: {
          name: "shared",
          include: ["packages/{client-boundary,core,eslint-plugin}/tests/**/*.test.ts", "rules/tests/**/*.test.ts"],
          isolate: false,
        },
      },
    ],
  },
});

import { spawnSync } from "node:child_process";
import { delimiter, dirname } from "node:path";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { hookScript } from "../src/hook-script.ts";
import { AT_TOP } from "../src/launcher.ts";
import { ownLine } from "../src/own-line.ts";
import { temporaryRepository } from "./temporary-repository.ts";

const facts = { version: "1.2.3", launcher: AT_TOP };
const scripts = {
  "a whole hook": hookScript("pre-push", facts),
  "the line in husky's hook": ownLine("pre-push", { facts, surroundings: "husky" }),
  "the line in a folder of hooks": ownLine("pre-push", { facts, surroundings: "a folder of hooks" }),
};

/** Shells that stand for sh somewhere: those that are at hand. */
const shells = ["sh", "dash", "bash --posix", "busybox sh", "mksh", "yash"].filter((shell) => {
  const [program = "", ...words] = shell.split(" ");
  return spawnSync(program, [...words, "-c", ":"]).status === 0;
});

const repository = temporaryRepository();

describe.each(shells)("under %s", (shell) => {
  it.each(Object.entries(scripts))("%s hands on what git says, and stops on every failure", (_, script) => {
    repository.write("node_modules/.bin/nxs-guard", '#!/bin/sh\necho "$1 $2 and $(cat)"\nexit ${CODE:-0}\n', 0o755);
    repository.write("a hook", script);
    const [program = "", ...words] = shell.split(" ");
    const run = (env: NodeJS.ProcessEnv): { readonly status: number | null; readonly output: string } => {
      const { status, stdout, stderr } = spawnSync(program, [...words, "-e", repository.path("a hook"), "origin"], {
        cwd: repository.top,
        encoding: "utf8",
        input: "refs/heads/main",
        env: {
          PATH: [repository.path("node_modules/.bin"), dirname(process.execPath), process.env["PATH"]].join(delimiter),
          ...env,
        },
      });
      return { status, output: stdout + stderr };
    };
    expect(run({})).toMatchObject({
      status: 0,
      output: expect.stringContaining("pushed origin and refs/heads/main") as string,
    });
    expect(run({ CODE: "3" })).toMatchObject({
      status: 1,
      output: expect.stringContaining("NXS_GUARD_SKIP=1 git push") as string,
    });
    expect(run({ CODE: "127" })).toMatchObject({ status: 1 });
    expect(run({ CODE: "3", NXS_GUARD_SKIP: "1" })).toMatchObject({
      status: 0,
      output: expect.stringContaining("NOT checked") as string,
    });
  });
});

import { existsSync, readFileSync, statSync } from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { carryOutPlan } from "../../src/init/carry-out-plan.ts";
import type { Plan } from "../../src/init/plan.ts";
import { standingAt, writing } from "../../src/init/standing-file.ts";
import { Folder } from "../folder.ts";

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => {
  folder.remove();
});

/** That every one of these files gets a line. */
function plan(...names: readonly string[]): Plan {
  const changes = names.map((name) => {
    const standing = standingAt(folder.at(name), folder.path);
    if (standing.is === "untouchable") throw new Error(standing.why);
    return writing(folder.at(name), `${standing.is === "text" ? standing.text : ""}näxt\n`, standing);
  });
  return {
    project: {
      ...{ top: folder.path, folder: folder.path, isRepository: false, manifest: undefined },
      ...{ frameworks: [], ciSystems: [] },
      packageManager: { name: "npm", install: "", add: "", hasNodeModules: true },
    },
    steps: [{ title: "", changes, words: [] }],
  };
}

it("writes files, and keeps the mode of those that stand there", () => {
  folder.write("a", "före\n");
  const { mode } = statSync(folder.at("a"));
  carryOutPlan(plan("a", "deep/b"));
  expect(readFileSync(folder.at("a"), "utf8")).toBe("före\nnäxt\n");
  expect(statSync(folder.at("a")).mode).toBe(mode);
  expect(readFileSync(folder.at("deep/b"), "utf8")).toBe("näxt\n");
});

it.each([
  ["was changed", "a"],
  ["came to be there", "b"],
])("writes nothing when a file %s since it was looked at", (_, name) => {
  folder.write("a", "before\n");
  const made = plan("c", "a", "b");
  folder.write(name, "meanwhile\n");
  expect(() => carryOutPlan(made)).toThrow(`${name} has changed since it was looked at. Nothing was written.`);
  expect(readFileSync(folder.at(name), "utf8")).toBe("meanwhile\n");
  expect(existsSync(folder.at("c"))).toBe(false);
});

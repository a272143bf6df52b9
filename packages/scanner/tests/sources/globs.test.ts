import { afterEach, beforeEach, expect, test } from "vitest";
import { namedPaths } from "../../src/files/named-paths.ts";
import { Folder } from "../folder.ts";

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  for (const name of ["src/a.ts", "src/deep/b.ts", "src/c.md", ".env", "node_modules/x/d.ts", "[id].ts"]) {
    folder.write(name, "");
  }
});
afterEach(() => {
  folder.remove();
});

test("a glob stands for the files that it matches, hidden ones too, but not installed packages", async () => {
  expect(await namedPaths(["src/**/*.ts"], folder.path)).toEqual(["src/a.ts", "src/deep/b.ts"]);
  expect(await namedPaths(["**/{*.ts,.env}"], folder.path)).toEqual([".env", "[id].ts", "src/a.ts", "src/deep/b.ts"]);
});

test("a path that exists is itself, whatever signs are in its name", async () => {
  expect(await namedPaths(["[id].ts", "src", "no-such-file"], folder.path)).toEqual(["[id].ts", "src", "no-such-file"]);
});

test("a glob that matches nothing is told", async () => {
  await expect(namedPaths(["src/*.py"], folder.path)).rejects.toThrow('No file matches "src/*.py".');
});

import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { command } from "../../scripts/build.mjs";
import { root } from "../../scripts/command.mjs";
import { medians, spawnQuietly } from "./stopwatch.mjs";
import { inEmptyFolder } from "./workplace.mjs";

/** What a commit hook costs, beyond the start of Node itself, and what ESLint adds where it has something to look at. */
export async function* measureStaged() {
  for (const [files, now, end] of [
    [1, 90, 60],
    [10, 90, 60],
    [1000, 1000, 500],
  ]) {
    const line = (index) => `export const answer${index} = ${index};\n`;
    yield await inEmptyFolder((folder) => {
      stage(folder, files, line);
      const reference = { against: "node -e 0", run: () => spawnQuietly(process.execPath, ["-e", "0"]) };
      return above(`staged, ${files} ${files === 1 ? "file" : "files"}`, folder, reference, now, end);
    });
  }
  const line = (index) => `export const answer${index} = process.env.NEXUS_API_KEY;\n`;
  yield await inEmptyFolder((folder) => {
    stage(folder, 10, line);
    mkdirSync(join(folder, "node_modules"));
    for (const name of ["eslint", "typescript-eslint"]) {
      symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
    }
    const reference = { against: "--no-lint", run: () => runStaged(folder, ["--no-lint"]) };
    return above("ESLint on 10 staged files", folder, reference, 1500, 1000);
  });
}

function stage(folder, files, line) {
  for (let index = 0; index < files; index++) {
    writeFileSync(join(folder, `module-${index}.ts`), line(index).repeat(100));
  }
  spawnQuietly("git", ["init", "--quiet"], { cwd: folder });
  spawnQuietly("git", ["add", "."], { cwd: folder });
}

function runStaged(folder, words = []) {
  spawnQuietly(process.execPath, [command, "staged", ...words], { cwd: folder });
}

function above(what, folder, { against, run }, now, end) {
  const [ours, reference] = medians([() => runStaged(folder), run], 11);
  return { what, ours, reference, against, measured: ours - reference, unit: " ms", now, end };
}

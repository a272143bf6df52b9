import { writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { command } from "../../scripts/build.mjs";
import { medians, spawnQuietly } from "./stopwatch.mjs";
import { inEmptyFolder } from "./workplace.mjs";

const FILES = 10;

/** What a commit hook costs, beyond the start of Node itself. */
export async function* measureStaged() {
  yield* await inEmptyFolder((folder) => {
    for (let index = 0; index < FILES; index++) {
      writeFileSync(join(folder, `module-${index}.ts`), `export const answer${index} = ${index};\n`.repeat(100));
    }
    spawnQuietly("git", ["init", "--quiet"], { cwd: folder });
    spawnQuietly("git", ["add", "."], { cwd: folder });
    const [ours, reference] = medians(
      [
        () => spawnQuietly(process.execPath, [command, "staged"], { cwd: folder }, [0]),
        () => spawnQuietly(process.execPath, ["-e", "0"]),
      ],
      11,
    );
    const above = ours - reference;
    return [
      {
        what: `staged, ${FILES} files`,
        ours,
        reference,
        against: "node -e 0",
        measured: above,
        unit: " ms",
        now: 90,
        end: 60,
      },
    ];
  });
}

import { Buffer } from "node:buffer";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import process from "node:process";
import { command } from "../../scripts/build.mjs";
import { root } from "../../scripts/command.mjs";
import { peakMemory } from "./peak-memory.mjs";
import { medians, spawnQuietly } from "./stopwatch.mjs";
import { inEmptyFolder } from "./workplace.mjs";

const FILES = 5000;
const VERSIONS = 10;
const TEXT = new Set([".cjs", ".js", ".json", ".md", ".mjs", ".mts", ".ts", ".txt"]);
const PIPE =
  "git rev-list --objects --all --filter=object:type=blob | cut -d' ' -f1 | git cat-file --batch --buffer > /dev/null";

/** The scan of a history against git's own pipe of every blob, and the memory it takes. */
export async function* measureHistory() {
  yield* await inEmptyFolder(async (folder) => {
    spawnQuietly("git", ["init", "--quiet", "--bare"], { cwd: folder });
    const blobs = await fill(folder);
    const scan = [command, "history", "--all", "--no-cache", "--report", "json", "--quiet"];
    const memory = await peakMemory(scan, folder);
    const [ours, reference] = medians(
      [
        () => spawnQuietly(process.execPath, scan, { cwd: folder }),
        () => spawnQuietly("sh", ["-c", PIPE], { cwd: folder }),
      ],
      3,
    );
    const what = `history of ${blobs.toLocaleString("en")} blobs`;
    return [
      { what, ours, reference, against: "git", measured: ours / reference, unit: " ×", now: 1.5, end: 1.2 },
      { what: "memory of that scan", measured: memory, unit: " MB", now: 300, end: 200 },
    ];
  });
}

/** Commits versions of text files of the installed packages, each a line longer than the one before. Gives the number of blobs. */
async function fill(folder) {
  const files = texts().slice(0, FILES);
  const git = spawn("git", ["fast-import", "--quiet", "--date-format=now"], {
    cwd: folder,
    stdio: ["pipe", "ignore", "inherit"],
  });
  const write = async (data) => {
    if (!git.stdin.write(data)) await once(git.stdin, "drain");
  };
  // The versions of a file one behind the other, so that git stores differences as in a repository that was packed.
  for (const [index, file] of files.entries()) {
    const text = readFileSync(file);
    for (let version = 0; version < VERSIONS; version++) {
      const added = Buffer.from(`// version ${version} of file ${index}\n`.repeat(version + 1));
      const mark = index * VERSIONS + version + 1;
      await write(`blob\nmark :${mark}\ndata ${text.length + added.length}\n`);
      await write(text);
      await write(Buffer.concat([added, Buffer.from("\n")]));
    }
  }
  for (let version = 0; version < VERSIONS; version++) {
    await write(`commit refs/heads/main\ncommitter bench <bench@example.com> now\ndata 8\nversion\n\n`);
    for (const index of files.keys()) {
      await write(`M 100644 :${index * VERSIONS + version + 1} ${index % 100}/${index}.txt\n`);
    }
  }
  git.stdin.end();
  await once(git, "close");
  const { stdout } = spawnSync("git", ["rev-list", "--objects", "--all", "--filter=object:type=blob"], {
    cwd: folder,
    maxBuffer: 1 << 30,
  });
  return stdout.toString("latin1").split("\n").length - 2;
}

function texts() {
  const packages = join(root, "node_modules", ".pnpm");
  return readdirSync(packages, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith(".") && TEXT.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

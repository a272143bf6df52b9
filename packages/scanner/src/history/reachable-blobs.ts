import type { Buffer } from "node:buffer";
import type { Coverage } from "../coverage.ts";
import { startGit, type GitEnd } from "../git/git.ts";
import { outputLines } from "../git/records.ts";
import { pathText } from "../path-text.ts";

/** A blob that history holds, and the first path that git comes to it by; none when no tree holds it. */
export interface ReachableBlob {
  readonly id: string;
  readonly path: string;
}

/**
 * Every blob that can be reached, once, in batches. An object that cannot be read ends git: then another one goes past what is missing, which by itself
 * would not be told. What is missing is counted as such.
 *
 * @param revisions as `git rev-list` takes them
 */
export async function* reachableBlobs(
  cwd: string,
  revisions: readonly string[],
  coverage: Coverage,
): AsyncGenerator<readonly ReachableBlob[], void, undefined> {
  let given = 0;
  const first = listBlobs(cwd, revisions);
  for await (const lines of first.lines) {
    given += lines.length;
    yield lines.map(blobOf);
  }
  const end = await first.end;
  if (end.status === 0) return;
  const told = new Set<string>();
  const tell = (name: string, reason: "missing object" | "corrupt object"): void => {
    if (!told.has(name)) coverage.missed(name, reason);
    told.add(name);
  };
  tell(...failureOf(end));

  const second = listBlobs(cwd, [...revisions, "--missing=print"]);
  for await (const lines of second.lines) {
    const isMissing = (line: Buffer): boolean => line[0] === QUESTION_MARK;
    for (const line of lines.filter(isMissing)) tell(`<object ${line.toString("latin1", 1)}>`, "missing object");
    const blobs = lines.filter((line) => !isMissing(line)).map(blobOf);
    // Both come to the objects in the same order.
    yield blobs.slice(given);
    given = Math.max(0, given - blobs.length);
  }
  const secondEnd = await second.end;
  if (secondEnd.status !== 0) tell(...failureOf(secondEnd));
}

const QUESTION_MARK = 0x3f;

function listBlobs(
  cwd: string,
  args: readonly string[],
): { readonly lines: AsyncIterable<Buffer[]>; readonly end: Promise<GitEnd> } {
  const run = startGit(cwd, "inherited", [
    ...["rev-list", "--objects", "--filter=object:type=blob", "--filter-provided-objects"],
    ...[...args, "--"],
  ]);
  run.stdin.end();
  return { lines: outputLines(run.stdout as AsyncIterable<Buffer>), end: run.ended };
}

/** `<id>`, a space, the path; which ends early where it holds a line break. */
function blobOf(line: Buffer): ReachableBlob {
  const space = line.indexOf(" ");
  if (space < 0) return { id: line.toString("latin1"), path: "" };
  return { id: line.toString("latin1", 0, space), path: pathText(line.subarray(space + 1)) };
}

/** What git gave up at. */
function failureOf({ stderr }: GitEnd): [name: string, reason: "missing object" | "corrupt object"] {
  const [id] = /\b[0-9a-f]{40,64}\b/.exec(stderr) ?? [];
  const isCorrupt = /corrupt|inflate|unpack|mismatch/.test(stderr);
  return [id === undefined ? "<history>" : `<object ${id}>`, isCorrupt ? "corrupt object" : "missing object"];
}

import type { Buffer } from "node:buffer";
import { basename, dirname, join } from "node:path";
import { pathText } from "../path-text.ts";
import type { TextFiles } from "../text-files.ts";
import { Unread } from "../unread.ts";
import { refusalOf, startGit } from "./git.ts";
import { SYMBOLIC_LINK } from "./modes.ts";
import { textOf } from "./object-content.ts";
import { objects } from "./objects.ts";
import { records } from "./records.ts";

/**
 * Files as they are in a commit, under the paths that they have in the working tree. Nothing of it is checked out.
 *
 * @param top the top of the working tree
 * @param wants which are read, by their names and texts
 * @throws {UserError} when git cannot list the commit.
 */
export async function filesAt(
  top: string,
  commit: string,
  wants: { name(name: string): boolean; text(name: string, text: string): boolean },
): Promise<TextFiles> {
  const listed = (await blobs(top, commit)).filter(({ path }) => wants.name(basename(path)));
  const texts = new Map<string, string | Error>();
  for await (const { wanted, content } of objects(top, "inherited", [listed])) {
    const text =
      wanted.mode === SYMBOLIC_LINK
        ? unreadable("it is a symbolic link")
        : content instanceof Unread
          ? unreadable(content.reason)
          : await textOf(content);
    if (typeof text !== "string" || wants.text(basename(wanted.path), text)) texts.set(wanted.path, text);
  }
  const names = new Map<string, string[]>();
  for (const path of texts.keys()) {
    const directory = dirname(path);
    names.set(directory, [...(names.get(directory) ?? []), basename(path)]);
  }
  return {
    names: (directory) => names.get(directory) ?? [],
    read(path) {
      const text = texts.get(path) ?? unreadable("ENOENT");
      if (typeof text === "string") return text;
      throw text;
    },
  };
}

interface Blob {
  /** Absolute. */
  readonly path: string;
  readonly id: string;
  readonly mode: string;
}

async function blobs(top: string, commit: string): Promise<Blob[]> {
  const run = startGit(top, "inherited", ["ls-tree", "-r", "-z", "--full-tree", commit]);
  run.stdin.end();
  const found: Blob[] = [];
  for await (const record of records(run.stdout as AsyncIterable<Buffer>)) {
    const tab = record.indexOf("\t");
    const [mode = "", type, id = ""] = record.toString("latin1", 0, tab).split(" ");
    if (type === "blob") found.push({ path: join(top, pathText(record.subarray(tab + 1))), id, mode });
  }
  const end = await run.ended;
  if (end.status !== 0) throw refusalOf(end);
  return found;
}

function unreadable(code: string): Error {
  return Object.assign(new Error(), { code });
}

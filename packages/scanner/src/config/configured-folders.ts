import type { Buffer } from "node:buffer";
import { dirname, join, relative, sep } from "node:path";
import { startGit, type GitEnd } from "../git/git.ts";
import { records } from "../git/records.ts";
import { pathText } from "../path-text.ts";
import { onDisk } from "../text-files.ts";
import { CONFIG_GLOB, isConfigFile, isConfigured, MANIFEST } from "./config-file.ts";

/** Whether git tracks a file below a directory, or would track it; also where git cannot say. */
export async function isTrackable(directory: string, file: string): Promise<boolean> {
  const { paths, ended } = listed(directory, [`:(literal)${relative(directory, file).replaceAll(sep, "/")}`]);
  const first = await paths.next();
  const end = await ended.catch(() => undefined);
  return !first.done || end?.status !== 0;
}

/**
 * The absolute folders below a directory in which a configuration stands that git tracks, or would track. Git says so in a hundredth of a second,
 * where to ask each folder takes that much for a thousand of them.
 *
 * @returns undefined where git cannot say.
 */
export async function configuredFolders(directory: string): Promise<ReadonlySet<string> | undefined> {
  const { paths, ended } = listed(directory, CONFIG_NAMES);
  const folders = new Set<string>();
  for await (const path of paths) if (isConfigFile(path) || isConfigured(path, onDisk)) folders.add(dirname(path));
  folders.delete(directory);
  const end = await ended.catch(() => undefined);
  return end?.status === 0 ? folders : undefined;
}

const CONFIG_NAMES = [CONFIG_GLOB, MANIFEST].map((name) => `:(glob)**/${name}`);

interface Listed {
  /** Absolute. */
  readonly paths: AsyncGenerator<string, void, undefined>;
  readonly ended: Promise<GitEnd>;
}

/** The files that git tracks, or would track. */
function listed(directory: string, pathspecs: readonly string[]): Listed {
  const listing = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ...pathspecs];
  const run = startGit(directory, "discovered", listing);
  run.stdin.end();
  return { paths: absolutePaths(directory, run.stdout as AsyncIterable<Buffer>), ended: run.ended };
}

async function* absolutePaths(directory: string, output: AsyncIterable<Buffer>): Listed["paths"] {
  for await (const name of records(output)) yield join(directory, pathText(name));
}

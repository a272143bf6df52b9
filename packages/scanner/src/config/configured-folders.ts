import type { Buffer } from "node:buffer";
import { dirname, join } from "node:path";
import { startGit } from "../git/git.ts";
import { recordGroups } from "../git/records.ts";
import { pathText } from "../path-text.ts";
import { onDisk } from "../text-files.ts";
import { CONFIG_GLOB, isConfigFile, isConfigured, MANIFEST } from "./config-file.ts";

/**
 * The absolute folders below a directory in which a configuration stands that git tracks, or would track. Git says so in a hundredth of a second,
 * where to ask each folder takes that much for a thousand of them.
 *
 * @returns undefined where git cannot say.
 */
export async function configuredFolders(directory: string): Promise<ReadonlySet<string> | undefined> {
  const globs = [CONFIG_GLOB, MANIFEST].map((name) => `:(glob)**/${name}`);
  const listing = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ...globs];
  const run = startGit(directory, "discovered", listing);
  run.stdin.end();
  const folders = new Set<string>();
  for await (const names of recordGroups(run.stdout as AsyncIterable<Buffer>)) {
    for (const name of names) {
      const path = join(directory, pathText(name));
      if (isConfigFile(path) || isConfigured(path, onDisk)) folders.add(dirname(path));
    }
  }
  folders.delete(directory);
  const end = await run.ended.catch(() => undefined);
  return end?.status === 0 ? folders : undefined;
}

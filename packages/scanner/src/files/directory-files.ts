import type { Entries } from "./entry.ts";
import type { Listing } from "./listing.ts";
import { plainFiles } from "./plain-files.ts";
import { isIgnoredFolder, listRepository } from "./repository-files.ts";

/**
 * The files of a directory that was asked for: as git says in a repository, else by a walk. A directory that git ignores is walked as
 * well, because it was named. Names may come twice.
 *
 * @throws {UserError} when there is a repository that git cannot or will not read.
 */
export async function* directoryFiles(directory: string, listing: Listing): Entries {
  const repository = await listRepository(directory, listing);
  if (repository) yield* repository;
  if (!repository || (listing.ignoring && (await isIgnoredFolder(directory)))) yield* plainFiles(directory, listing);
}

import { dirname } from "node:path";

/** A folder and those that hold it, up to the top, which is one of them. */
export function foldersUpTo(folder: string, top: string): string[] {
  const folders = [folder];
  for (let at = folder; at !== top && dirname(at) !== at; at = dirname(at)) folders.push(dirname(at));
  return folders;
}

import { objects } from "../git/objects.ts";
import type { Source } from "../source.ts";
import { Unread } from "../unread.ts";

/**
 * Files as HEAD has them; those that it does not have are left out.
 *
 * @param paths from the top, with `/`
 * @param top of the work tree
 */
export function committed(paths: readonly string[], top: string): Source {
  // A name with a line end cannot be asked for.
  const wanted = paths.filter((path) => !path.includes("\n")).map((path) => ({ path, id: `HEAD:${path}` }));
  return {
    unit: "committed file",
    async *documents(coverage) {
      if (wanted.length === 0) return;
      for await (const { wanted: one, content } of objects(top, "discovered", [wanted])) {
        if (content instanceof Unread) continue;
        coverage.select();
        yield { path: one.path, content };
      }
    },
  };
}

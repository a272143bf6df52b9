import type { ModuleFacts, ProjectFacts } from "./facts.ts";
import type { Framework } from "./framework.ts";
import { frameworks } from "./frameworks/index.ts";

const known = new WeakMap<ModuleFacts, { readonly project: ProjectFacts; readonly inUse: readonly Framework[] }>();

/** The project's frameworks; where it names none, as for a file that stands alone, those that the module's own imports show. */
export function frameworksInUse(module: ModuleFacts, project: ProjectFacts): readonly Framework[] {
  let found = known.get(module);
  // A module is asked for each of its places.
  if (found?.project !== project) known.set(module, (found = { project, inUse: read(module, project) }));
  return found.inUse;
}

function read({ imports = [] }: ModuleFacts, project: ProjectFacts): Framework[] {
  if (project.frameworks.length > 0) return frameworks.filter(({ id }) => project.frameworks.includes(id));
  const sources = imports.filter(({ isTypeOnly }) => !isTypeOnly).map(({ source }) => source);
  return frameworks.filter((framework) => sources.some((source) => framework.imports?.test(source)));
}

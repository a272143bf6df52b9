import type { ModuleFacts, ProjectFacts } from "./facts.ts";
import type { Framework } from "./framework.ts";
import { frameworks } from "./frameworks/index.ts";

/** The project's frameworks; where it names none, as for a file that stands alone, those that the module's own imports show. */
export function frameworksInUse({ imports = [] }: ModuleFacts, project: ProjectFacts): Framework[] {
  if (project.frameworks.length > 0) return frameworks.filter(({ id }) => project.frameworks.includes(id));
  const sources = imports.filter(({ isTypeOnly }) => !isTypeOnly).map(({ source }) => source);
  return frameworks.filter((framework) => sources.some((source) => framework.imports?.test(source)));
}

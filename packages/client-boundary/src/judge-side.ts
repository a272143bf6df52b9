import type { ModuleFacts, ProjectFacts } from "./facts.ts";
import { frameworksInUse } from "./frameworks-in-use.ts";
import { pathInPackage } from "./paths.ts";
import { directiveSignals } from "./signals/directives.ts";
import { entrySignals } from "./signals/entries.ts";
import { exportModuleSignals } from "./signals/exports.ts";
import { importSignals } from "./signals/imports.ts";
import { packageSignals } from "./signals/package.ts";
import { pathSignals } from "./signals/paths.ts";
import { settingsSignals } from "./signals/settings.ts";
import { syntaxSignals } from "./signals/syntax.ts";
import { type Verdict, weigh } from "./verdict.ts";

/**
 * On which side a module runs, by what can be seen of it alone: its place, directives, imports and syntax. Who imports it is not known, so
 * much stays unknown.
 */
export function judgeSide(module: ModuleFacts, project: ProjectFacts): Verdict {
  const inPackage = { ...module, path: pathInPackage(module.path, project.rootDir) };
  const frameworks = frameworksInUse(module, project);
  return weigh([
    ...settingsSignals(module, project),
    ...entrySignals(module, project),
    ...pathSignals(inPackage, frameworks),
    ...frameworks.flatMap((framework) => exportModuleSignals(inPackage, framework)),
    ...directiveSignals(module.directives),
    ...importSignals(module.imports, frameworks),
    ...syntaxSignals(module.syntax),
    ...packageSignals(project),
  ]);
}

import type { FrameworkId } from "./framework.ts";
import { frameworks } from "./frameworks/index.ts";

/** The parts of a package.json that count. A peer does not: a library that works with React Native is not an app of it. */
export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>> | undefined;
  readonly devDependencies?: Readonly<Record<string, string>> | undefined;
}

/**
 * Every framework that a project uses; several where one is built on another.
 * @param fileNames names of the files beside the manifest: `next.config.js`, `index.html`
 */
export function detectFrameworks(manifest: Manifest, fileNames: readonly string[]): FrameworkId[] {
  const { dependencies = {}, devDependencies = {} } = manifest;
  const runsOn = (...names: readonly string[]): boolean => names.some((name) => Object.hasOwn(dependencies, name));
  const evidence = {
    runsOn,
    depends: (...names: readonly string[]) =>
      runsOn(...names) || names.some((name) => Object.hasOwn(devDependencies, name)),
    hasFile: (pattern: RegExp) => fileNames.some((name) => pattern.test(name)),
  };
  return frameworks.filter(({ detect }) => detect(evidence)).map(({ id }) => id);
}

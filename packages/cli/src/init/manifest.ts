import { existsSync } from "node:fs";
import { join } from "node:path";
import { textAt } from "./standing-file.ts";

/** The parts of a package.json that count here. */
export interface Manifest {
  readonly name?: string;
  readonly type?: string;
  readonly packageManager?: string;
  readonly devEngines?: { readonly packageManager?: unknown };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly eslintConfig?: unknown;
}

export const MANIFEST = "package.json";

/** The manifest of a folder; undefined where there is none that can be read. */
export function manifestIn(folder: string, top: string): Manifest | undefined {
  const text = existsSync(join(folder, MANIFEST)) ? textAt(join(folder, MANIFEST), top) : undefined;
  if (text === undefined) return undefined;
  try {
    const manifest: unknown = JSON.parse(text);
    return typeof manifest === "object" && manifest !== null && !Array.isArray(manifest) ? manifest : undefined;
  } catch {
    // Whoever adds to it says that it is broken.
    return undefined;
  }
}

export function dependsOn(manifest: Manifest | undefined, name: string): boolean {
  const { dependencies, devDependencies, optionalDependencies } = manifest ?? {};
  return [dependencies, devDependencies, optionalDependencies].some(
    (group) => typeof group === "object" && Object.hasOwn(group, name),
  );
}

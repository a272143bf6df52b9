import { join } from "node:path";
import type { TextFiles } from "../text-files.ts";
import { UserError } from "../user-error.ts";

/** A file that configures scans. */
export interface ConfigFile {
  /** An absolute path. */
  readonly path: string;
  readonly form: ConfigForm;
}

const FORMS = ["json", "jsonc", "yaml", "js"] as const;
type ConfigForm = (typeof FORMS)[number] | "package.json";

const PREFIX = "nxs-guard.config.";
export const CONFIG_GLOB = `${PREFIX}*`;
export const MANIFEST = "package.json";

/**
 * The configuration in a directory, if there is one.
 *
 * @throws {UserError} when there are several, or one of a form that is not read.
 */
export function configFileIn(directory: string, files: TextFiles): ConfigFile | undefined {
  const names = files.names(directory);
  const found = names.filter(isConfigName).map((name) => configFile(join(directory, name)));
  const manifest = join(directory, MANIFEST);
  if (names.includes(MANIFEST) && isConfigured(manifest, files)) found.push({ path: manifest, form: "package.json" });
  if (found.length > 1) {
    throw new UserError(
      `There are several configurations in one folder: ${found.map(({ path }) => path).join(", ")}.`,
      "Keep one of them.",
    );
  }
  return found[0];
}

/** Whether a file configures scans, by its name alone. A `package.json` says so only inside. */
export function isConfigFile(path: string): boolean {
  return path.startsWith(PREFIX, Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

/** A file that somebody named. @throws {UserError} when its name tells no form that is read. */
export function configFile(path: string): ConfigFile {
  if (/(?:^|[/\\])package\.json$/.test(path)) return { path, form: "package.json" };
  const form = FORMS.find((one) => path.endsWith(`.${one}`));
  if (form) return { path, form };
  throw new UserError(
    `${path} is of no form that a configuration may have.`,
    `Let its name end in ${FORMS.map((one) => `.${one}`).join(", ")}.`,
  );
}

/** Whether a file of that name, in whatever folder, is a configuration. */
export function isConfigName(name: string): boolean {
  return name.startsWith(PREFIX);
}

/** Whether a package's manifest configures scans. */
export function isConfigured(manifest: string, files: TextFiles): boolean {
  try {
    return manifestConfig(files.read(manifest)) !== undefined;
  } catch {
    // What cannot be read configures nothing; what it is for reports that.
    return false;
  }
}

/** What the text of a package's manifest says of us; undefined when it says nothing, or is broken. */
export function manifestConfig(text: string): unknown {
  // Almost none does, and reading one in full takes longer.
  if (!text.includes('"nxs-guard"')) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    const isObject = typeof parsed === "object" && parsed !== null && Object.hasOwn(parsed, "nxs-guard");
    return isObject ? (parsed as Readonly<Record<string, unknown>>)["nxs-guard"] : undefined;
  } catch {
    return undefined;
  }
}

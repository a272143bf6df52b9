import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readTextFile } from "../read-text-file.ts";
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

/**
 * The configuration in a directory, if there is one.
 *
 * @throws {UserError} when there are several, or one of a form that is not read.
 */
export function configFileIn(directory: string): ConfigFile | undefined {
  let names: string[];
  try {
    names = readdirSync(directory);
  } catch {
    // What cannot be listed shows when it is scanned.
    return undefined;
  }
  const found = names.filter((name) => name.startsWith(PREFIX)).map((name) => configFile(join(directory, name)));
  const manifest = join(directory, "package.json");
  if (names.includes("package.json") && isConfigured(manifest)) found.push({ path: manifest, form: "package.json" });
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

function isConfigured(manifest: string): boolean {
  try {
    const text = readTextFile(manifest);
    // Almost none is, and reading one in full takes longer.
    if (!text.includes('"nxs-guard"')) return false;
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null && Object.hasOwn(parsed, "nxs-guard");
  } catch {
    // A manifest that is broken configures nothing; what it is for reports that.
    return false;
  }
}

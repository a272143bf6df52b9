import type { TextFiles } from "../text-files.ts";
import { UserError } from "../user-error.ts";
import type { ConfigFile } from "./config-file.ts";
import { importFile } from "./import-file.ts";
import type { Config } from "./schema.ts";

/**
 * What a configuration file says.
 *
 * @param isTrusted whether a person named the file: only then may it run code
 * @throws {UserError} when it cannot be read, or says something that nobody understands.
 */
export async function readConfig({ path, form }: ConfigFile, files: TextFiles, isTrusted: boolean): Promise<Config> {
  if (form === "js" && !isTrusted) {
    throw new UserError(
      `${path} would run code from the folder that is scanned.`,
      `If you trust it, name it: --config ${path}. Otherwise write it as JSON or YAML.`,
    );
  }
  const value = form === "js" ? await imported(path) : await parsed(path, form, files);
  // Loaded only where there is a configuration: most scans have none.
  const [{ safeParse }, { ConfigSchema }] = await Promise.all([import("valibot"), import("./schema.ts")]);
  // Where every setting may be missing, a list passes for an object.
  const result = safeParse(ConfigSchema, Array.isArray(value) ? undefined : value);
  if (result.success) return result.output;
  throw (await import("./config-error.ts")).configError(path, result.issues);
}

async function imported(path: string): Promise<unknown> {
  try {
    return ((await importFile(path)) as { readonly default?: unknown }).default;
  } catch (error) {
    throw new UserError(`${path} cannot be run: ${messageOf(error)}.`, "Let it `export default` an object.");
  }
}

async function parsed(path: string, form: Exclude<ConfigFile["form"], "js">, files: TextFiles): Promise<unknown> {
  let text: string;
  try {
    text = files.read(path).replace(/^\ufeff/, "");
  } catch (error) {
    throw new UserError(
      `${path} cannot be read: ${(error as NodeJS.ErrnoException).code ?? ""}.`,
      "See that it is a file, and its permissions.",
    );
  }
  const parse = await parserOf(form);
  try {
    return parse(text);
  } catch (error) {
    throw new UserError(`${path} is no valid ${NAMES[form]}${placeOf(error, text)}.`, "Mend it.");
  }
}

/** That it cannot be loaded is no fault of the text. */
async function parserOf(form: Exclude<ConfigFile["form"], "js">): Promise<(text: string) => unknown> {
  switch (form) {
    case "json":
      return JSON.parse;
    case "jsonc": {
      const { default: strip } = await import("strip-json-comments");
      return (text) => JSON.parse(strip(text, { trailingCommas: true })) as unknown;
    }
    case "yaml": {
      const [yaml, { parseYaml }] = await Promise.all([import("yaml"), import("./parse-yaml.ts")]);
      return (text) => parseYaml(text, yaml);
    }
    case "package.json":
      return (text) => (JSON.parse(text) as Readonly<Record<string, unknown>>)["nxs-guard"];
  }
}

const NAMES = { json: "JSON", jsonc: "JSON with comments", yaml: "YAML", "package.json": "JSON" };

/** Where the text is wrong, and never what stands there: it may be secret. */
function placeOf(error: unknown, text: string): string {
  const { linePos } = error as { readonly linePos?: readonly { readonly line: number }[] };
  const position = /at position (\d+)/.exec(messageOf(error))?.[1];
  const line = linePos?.[0]?.line ?? (position === undefined ? undefined : lineAt(text, Number(position)));
  return line === undefined ? "" : `, at line ${line}`;
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split("\n").length;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

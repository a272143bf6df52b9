import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** How a project tells the plugin of further names and hosts. */
const SETTINGS = /\b(?:hosts|envNames)\b/;
/** The name of another module, as a module gives it. */
const IMPORTED = /\b(?:from|import|require)\s{0,20}\(?\s{0,20}(?<quote>["'])(?<name>[^"'\r\n]{1,200})\k<quote>/g;
const PLUGIN = "eslint-plugin-nxs-guard";
/** Of more modules it is not asked: they may name whatever they like. */
const MOST = 100;

/**
 * Whether a configuration of ESLint may name further hosts or variables to the plugin, itself or in a module that it imports. To know the settings
 * would take ESLint and a start of all that the configuration brings along, so only the words are looked for. Of a package the manifest is asked
 * whether it knows the plugin, as one that brings settings for it does.
 *
 * @param config absolute
 */
export function namesSettings(config: string): boolean {
  const modules = new Set([config]);
  for (const module of modules) {
    const text = textOf(module);
    if (SETTINGS.test(text) || modules.size > MOST) return true;
    for (const { groups: { name = "" } = {} } of text.matchAll(IMPORTED)) {
      const own = name.startsWith(".") ? moduleAt(resolve(dirname(module), name)) : undefined;
      if (own !== undefined) modules.add(own);
      else if (isForPlugin(packageOf(name), module)) return true;
    }
  }
  return false;
}

/** With the extensions that a module's name may do without, or have in another form where it is written in TypeScript. */
function moduleAt(path: string): string | undefined {
  const extensions = ["js", "mjs", "cjs", "ts", "mts", "cts"];
  const typed = path.replace(/\.([mc]?)js$/, ".$1ts");
  const bare = extensions.flatMap((extension) => [`${path}.${extension}`, join(path, `index.${extension}`)]);
  return [typed, path, ...bare].find((one) => statSync(one, { throwIfNoEntry: false })?.isFile());
}

/** `@acme/eslint-config/react` is of `@acme/eslint-config`; empty for what is no package. */
function packageOf(name: string): string {
  return /^(?:@[\w.~-]+\/)?[\w~][\w.~-]*/.exec(name)?.[0] ?? "";
}

function isForPlugin(name: string, module: string): boolean {
  if (name === "" || name === PLUGIN) return false;
  for (let at = dirname(module); ; at = dirname(at)) {
    const manifest = join(at, "node_modules", name, "package.json");
    if (existsSync(manifest)) return textOf(manifest).includes(PLUGIN);
    if (dirname(at) === at) return false;
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}

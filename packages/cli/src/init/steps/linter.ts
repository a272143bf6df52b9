import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Change } from "@nxs-guard/pre-commit";
import type { Edit } from "../edit.ts";
import { PLUGIN, snippet, withPreset } from "../eslint-config/with-preset.ts";
import { foldersUpTo } from "../folders-up-to.ts";
import { dependsOn, MANIFEST, manifestIn } from "../manifest.ts";
import { withOxlintPreset, OXLINT_PRESET } from "../oxlint-config.ts";
import type { Project } from "../project.ts";
import { shownPath, standingAt, writing } from "../standing-file.ts";
import { nothingToDo, withLines, type Step } from "../step.ts";

// Sources: https://eslint.org/docs/latest/use/configure/configuration-files#configuration-file,
// https://eslint.org/docs/v8.x/use/configure/configuration-files#configuration-file-formats, https://oxc.rs/docs/guide/usage/linter/config
const flatNames = ["js", "mjs", "cjs", "ts", "mts", "cts"].map((extension) => `eslint.config.${extension}`);
const legacyNames = [".eslintrc", ...["js", "cjs", "yaml", "yml", "json"].map((extension) => `.eslintrc.${extension}`)];
const oxlintNames = [".oxlintrc.json", ".oxlintrc.jsonc", "oxlint.config.ts"];

/** What lints a project, with the absolute path of its configuration, where it has one. */
type Linter =
  | { readonly kind: "flat" | "legacy" | "oxlint"; readonly config: string }
  /** ESLint is among the packages, and has nothing to go by. */
  | { readonly kind: "unconfigured"; readonly folder: string }
  | { readonly kind: "none" };

export interface LinterStep {
  readonly step: Step;
  /** The folder of the manifest that has to name the plugin. */
  readonly pluginIn?: string;
}

/** Turns on the plugin's rules in what lints the project already. A project without a linter is not given one. */
export function linterStep(project: Project): LinterStep {
  const linter = findLinter(project);
  switch (linter.kind) {
    case "flat":
      return { step: flatStep(linter.config, project.top), pluginIn: manifestFolder(linter.config, project.top) };
    case "oxlint":
      return oxlintStep(linter.config, project);
    case "unconfigured":
      return unconfiguredStep(linter.folder, project.top);
    case "legacy":
      return {
        step: nothingToDo(
          "ESLint",
          withLines(
            `${shownPath(linter.config, project.top)} is of the old form, which the plugin does not take: the hook runs its rules by itself. ` +
              "To see them in the editor too, move to eslint.config.js (`npx @eslint/migrate-config`), install eslint-plugin-nxs-guard and add:",
            snippet,
          ),
        ),
      };
    case "none":
      return { step: nothingToDo("Linter", wordsOnNone(project)) };
  }
}

function wordsOnNone({ manifest, packageManager }: Project): string {
  const words = "There is none here: keys are looked for by the hook, the command and CI.";
  if (!manifest) return words;
  const packages = dependsOn(manifest, "typescript") ? "eslint typescript-eslint" : "eslint";
  return `${words} To see them in the editor too, run \`${packageManager.add} ${packages}\`, then this command again.`;
}

function findLinter({ folder, top }: Project): Linter {
  for (const at of foldersUpTo(folder, top)) {
    const standing = (names: readonly string[]): string | undefined =>
      names.map((name) => join(at, name)).find((path) => existsSync(path));
    const flat = standing(flatNames);
    if (flat) return { kind: "flat", config: flat };
    const oxlint = standing(oxlintNames);
    if (oxlint) return { kind: "oxlint", config: oxlint };
    const manifest = manifestIn(at, top);
    const legacy = standing(legacyNames) ?? (manifest?.eslintConfig ? join(at, MANIFEST) : undefined);
    if (legacy) return { kind: "legacy", config: legacy };
  }
  return dependsOn(manifestIn(folder, top), "eslint") ? { kind: "unconfigured", folder } : { kind: "none" };
}

function flatStep(config: string, top: string): Step {
  return presetStep({ title: "ESLint", config, top, edit: withPreset, snippet });
}

function oxlintStep(config: string, { top, packageManager }: Project): LinterStep {
  const folder = manifestFolder(config, top);
  const isReached = folder === dirname(config) && packageManager.hasNodeModules;
  const edit = isReached ? withOxlintPreset : (): Edit => ({ is: "impossible" });
  const lines = [`"extends": [${JSON.stringify(OXLINT_PRESET)}]`];
  return { step: presetStep({ title: "oxlint", config, top, edit, snippet: lines }), pluginIn: folder };
}

interface PresetOptions {
  readonly title: string;
  readonly config: string;
  readonly top: string;
  readonly edit: (text: string) => Edit;
  /** What a person adds where the edit is not possible. */
  readonly snippet: readonly string[];
}

function presetStep({ title, config, top, edit, snippet: lines }: PresetOptions): Step {
  const shown = shownPath(config, top);
  const standing = standingAt(config, top);
  const edited: Edit = standing.is === "text" ? edit(standing.text) : { is: "impossible" };
  if (edited.is === "needless") return nothingToDo(title, `${shown} has the plugin already.`);
  if (edited.is === "edited" && standing.is === "text") {
    return { title, changes: [writing(config, edited.text, standing)], words: [] };
  }
  const why =
    standing.is === "untouchable" ? standing.why : "written in a form that is not understood, and left as it is";
  return nothingToDo(title, withLines(`${shown} is ${why}. Add to it:`, lines));
}

/** ESLint reads JavaScript by itself; for TypeScript it takes a parser, which is not chosen for anybody. */
function unconfiguredStep(folder: string, top: string): LinterStep {
  const title = "ESLint";
  const manifest = manifestIn(folder, top);
  const parses = dependsOn(manifest, "typescript-eslint");
  if (dependsOn(manifest, "typescript") && !parses) {
    const words = withLines(
      "It has no configuration, and needs a parser for TypeScript: see https://typescript-eslint.io/getting-started. Add to what you write there:",
      snippet,
    );
    return { step: nothingToDo(title, words), pluginIn: folder };
  }
  const path = join(folder, manifest?.type === "module" ? "eslint.config.js" : "eslint.config.mjs");
  const standing = standingAt(path, top);
  const changes: Change[] = standing.is === "nothing" ? [writing(path, parses ? forTypeScript : plain, standing)] : [];
  return { step: { title, changes, words: [] }, pluginIn: folder };
}

const plain = `import nxsGuard from "${PLUGIN}";

export default [nxsGuard.configs.recommended];
`;
const forTypeScript = `import nxsGuard from "${PLUGIN}";
import tseslint from "typescript-eslint";

export default [tseslint.configs.base, nxsGuard.configs.recommended];
`;

/** The nearest folder with a manifest: a configuration finds the plugin among its packages. */
function manifestFolder(config: string, top: string): string {
  return foldersUpTo(dirname(config), top).find((at) => existsSync(join(at, MANIFEST))) ?? dirname(config);
}

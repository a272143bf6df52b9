import { dirname, extname } from "node:path";
import { Configuration, type Problem } from "./configuration.ts";
import type { NamedNexus } from "./named-nexus.ts";
import { withOutputAside } from "./output-aside.ts";
import { eslintAround, flatConfigAbove, packageAround, type ProjectESLint } from "./project-eslint.ts";
import { parserFor, recommendedConfig } from "./recommended-config.ts";

/** The problems of a file, or why it was not linted, as a phrase. */
export type Linted =
  | { readonly problems: readonly Problem[] }
  /** `isUnasked`: the project does not have ESLint lint such files either, as where another package brought ESLint along. */
  | { readonly obstacle: string; readonly isUnasked?: boolean };

export interface LinterOptions {
  /** The absolute folder that holds all files, such as the top of a work tree. */
  readonly top: string;
  /** Is Nexus' to the plugin's `recommended` too. */
  readonly named: NamedNexus;
  /** Whether the project's configuration and its comments count. */
  readonly trustsProject: boolean;
}

/** Lints texts by the rules of the plugin, with the ESLint of their project. */
export class Linter {
  readonly #options: LinterOptions;
  readonly #installed = new Map<string, Promise<ProjectESLint | undefined>>();
  readonly #projects = new Map<string, Configuration>();
  readonly #recommended = new Map<string, Promise<Configuration>>();
  readonly #failures = new Map<string, string>();

  constructor(options: LinterOptions) {
    this.#options = options;
  }

  /** The project's configurations that could not be used, by their absolute paths, and what they said. */
  get failures(): ReadonlyMap<string, string> {
    return this.#failures;
  }

  /**
   * @param file absolute; it need not exist
   * @returns undefined where no ESLint is installed
   */
  lint(file: string, text: string): Promise<Linted | undefined> {
    return withOutputAside(async () => {
      try {
        const installed = await this.#eslintFor(file);
        return installed && (await this.#lintWith(installed, file, text));
      } catch (error) {
        return { obstacle: `ESLint failed: ${firstLine(error)}` };
      }
    });
  }

  async #lintWith(installed: ProjectESLint, file: string, text: string): Promise<Linted> {
    const own = await this.#projectsOwn(installed, file);
    if (own === "ignored") return { problems: [] };
    const configuration = own ?? (await this.#recommendedFor(installed, file));
    if (!own && (await configuration.speaksOf(file)) !== "on") {
      return { obstacle: withoutParser(file), isUnasked: flatConfigAbove(dirname(file)) === undefined };
    }
    const { problems, unparsedAt } = await configuration.lint(file, text);
    return unparsedAt === undefined ? { problems } : { obstacle: `ESLint cannot parse it, at line ${unparsedAt}` };
  }

  /** The project's configuration, where it turns on rules of the plugin for the file. */
  async #projectsOwn(installed: ProjectESLint, file: string): Promise<Configuration | "ignored" | undefined> {
    const path = this.#options.trustsProject ? flatConfigAbove(dirname(file)) : undefined;
    if (path === undefined || this.#failures.has(path)) return undefined;
    try {
      const own =
        this.#projects.get(path) ?? new Configuration(installed, { cwd: dirname(path), honorsComments: true });
      this.#projects.set(path, own);
      const said = await own.speaksOf(file);
      return said === "on" ? own : said === "ignored" ? said : undefined;
    } catch (error) {
      this.#failures.set(path, firstLine(error));
      return undefined;
    }
  }

  #recommendedFor(installed: ProjectESLint, file: string): Promise<Configuration> {
    const { top, named, trustsProject } = this.#options;
    const folder = packageAround(dirname(file), top);
    const make = async (): Promise<Configuration> =>
      new Configuration(installed, {
        cwd: top,
        instead: await recommendedConfig(folder, named),
        honorsComments: trustsProject,
      });
    const recommended = this.#recommended.get(folder) ?? make();
    this.#recommended.set(folder, recommended);
    return recommended;
  }

  #eslintFor(file: string): Promise<ProjectESLint | undefined> {
    const folder = dirname(file);
    const installed = this.#installed.get(folder) ?? eslintAround(folder);
    this.#installed.set(folder, installed);
    return installed;
  }
}

function withoutParser(file: string): string {
  const extension = extname(file);
  return `no parser for ${extension} files is installed (${parserFor(extension)} is one)`;
}

/** What foreign code throws may be anything. */
function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n").find((line) => line.trim() !== "") ?? "it gives no reason";
}

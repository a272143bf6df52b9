import type { ESLint, Linter } from "eslint";
import { hasAnyOn, pluginRules, type PluginRule } from "./plugin-rules.ts";
import type { ProjectESLint } from "./project-eslint.ts";

export interface ConfigurationOptions {
  /** An absolute folder: files below it can be linted, and a configuration that the project brings is looked for in it. */
  readonly cwd: string;
  /** Stands in the place of the project's. */
  readonly instead?: Linter.Config[];
  /** Whether comments in the code count. */
  readonly honorsComments: boolean;
}

/** None of the rules needs types, and to bring them takes a parser seconds. Source: typescript-eslint's configuration `disable-type-checked` */
const WITHOUT_TYPES: Linter.Config = {
  languageOptions: { parserOptions: { program: null, project: false, projectService: false } },
};

/** What ESLint says of one file: problems of the plugin's rules, or where it could not parse it. */
export interface FileResult {
  readonly problems: readonly Problem[];
  /** 1-based. */
  readonly unparsedAt?: number;
}

export interface Problem {
  readonly rule: PluginRule;
  readonly message: Linter.LintMessage;
}

/** A configuration of ESLint's, under which only the plugin's rules run. */
export class Configuration {
  readonly #installed: ProjectESLint;
  readonly #options: ConfigurationOptions;
  readonly #eslint: ESLint;
  /** The ids of the plugin's rules. */
  readonly #ours = new Set<string>();
  /** By the rules that they leave out. */
  readonly #narrowed = new Map<string, ESLint>();

  constructor(installed: ProjectESLint, options: ConfigurationOptions) {
    this.#installed = installed;
    this.#options = options;
    this.#eslint = this.#create([]);
  }

  /**
   * What becomes of a file: whether one of the plugin's rules is on for it, the project wants it to be ignored, or neither.
   *
   * @param file absolute
   * @throws whatever the configuration throws
   */
  async speaksOf(file: string): Promise<"on" | "ignored" | "nothing"> {
    const config = await this.#configFor(file);
    if (config) return hasAnyOn(config, pluginRules(config)) ? "on" : "nothing";
    const [result] = await this.#eslint.lintText("", { filePath: file, warnIgnored: true });
    return result?.messages.some(({ message }) => IGNORED.test(message)) ? "ignored" : "nothing";
  }

  /** @param text of a file for which a rule is on */
  async lint(file: string, text: string): Promise<FileResult> {
    const config = (await this.#configFor(file)) ?? {};
    const rules = pluginRules(config);
    for (const id of rules.keys()) this.#ours.add(id);
    const [result] = await this.#narrowedTo(config).lintText(text, { filePath: file });
    const messages = result?.messages ?? [];
    const problems = messages.flatMap((message) => {
      const rule = rules.get(message.ruleId ?? "");
      return rule ? [{ rule, message }] : [];
    });
    const fatal = messages.find((message) => message.fatal);
    return { problems, ...(fatal && { unparsedAt: fatal.line }) };
  }

  async #configFor(file: string): Promise<Linter.Config | undefined> {
    return (await this.#eslint.calculateConfigForFile(file)) as Linter.Config | undefined;
  }

  /** `ruleFilter` came with ESLint 9; before, the other rules of the configuration are turned off. */
  #narrowedTo({ rules = {} }: Linter.Config): ESLint {
    if (this.#filters) return this.#eslint;
    const others = Object.keys(rules).filter((id) => !this.#ours.has(id));
    const key = others.join(" ");
    const eslint =
      this.#narrowed.get(key) ?? this.#create([{ rules: Object.fromEntries(others.map((id) => [id, "off"])) }]);
    this.#narrowed.set(key, eslint);
    return eslint;
  }

  get #filters(): boolean {
    return this.#installed.major >= 9;
  }

  #create(more: readonly Linter.Config[]): ESLint {
    const { cwd, instead, honorsComments } = this.#options;
    return new this.#installed.Class({
      cwd,
      allowInlineConfig: honorsComments,
      ...(instead && { overrideConfigFile: true }),
      overrideConfig: [...(instead ?? []), WITHOUT_TYPES, ...more],
      ...(this.#filters && { ruleFilter: ({ ruleId }: { ruleId: string }) => this.#ours.has(ruleId) }),
    });
  }
}

/** The words of ESLint 8 to 10 for what ignore patterns name; what no configuration speaks of has others. */
const IGNORED = /\bignore pattern\b|ignored by default/;

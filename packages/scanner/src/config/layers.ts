import { dirname } from "node:path";
import { onDisk, type TextFiles } from "../text-files.ts";
import { configFileIn, type ConfigFile } from "./config-file.ts";
import { matchesAny } from "./path-patterns.ts";
import { readConfig } from "./read-config.ts";
import type { Config } from "./schema.ts";

/** One configuration file, and what it counts for: everything in its folder. */
export interface Layer {
  /** An absolute path. */
  readonly file: string;
  readonly config: Config;
  /** The absolute directory that its patterns count from. */
  readonly directory: string;
  /** Whether patterns of the file stand for an absolute path. */
  readonly matches: (patterns: readonly string[], absolute: string) => boolean;
  /** Whether its `paths` let the document of an absolute path be scanned. */
  readonly selects: (absolute: string) => boolean;
}

/** The configurations of a tree. Those above the place of a scan are known from its start, those below are read when they are asked for. */
export class Layers {
  readonly #above: readonly Layer[];
  /** The absolute directory of the scan; undefined when no other configuration may count. */
  readonly #start: string | undefined;
  readonly #files: TextFiles;
  readonly #below = new Map<string, Promise<readonly Layer[]>>();
  readonly #read: Layer[];

  private constructor(above: readonly Layer[], start: string | undefined, files: TextFiles) {
    this.#above = above;
    this.#start = start;
    this.#files = files;
    this.#read = [...above];
  }

  /**
   * The configurations from `top` down to `start`, and later those below.
   *
   * @param start an absolute directory
   * @param top the same, or one above
   * @throws {UserError} when one of them is wrong.
   */
  static async discover(start: string, top: string, files: TextFiles): Promise<Layers> {
    const above: Layer[] = [];
    for (const directory of pathBetween(top, start)) above.push(...(await layerIn(directory, files)));
    return new Layers(above, start, files);
  }

  /** One file alone, which a person named. @throws {UserError} when it is wrong. */
  static async only(file: ConfigFile, directory: string): Promise<Layers> {
    return new Layers([layer(file.path, directory, await readConfig(file, onDisk, true))], undefined, onDisk);
  }

  /** What counts for the whole scan, the outermost first. */
  get above(): readonly Layer[] {
    return this.#above;
  }

  /** All that were read so far. */
  get known(): readonly Layer[] {
    return this.#read;
  }

  /**
   * What counts for a document, the outermost first.
   *
   * @throws {UserError} when one of its configurations is wrong.
   */
  around(absolute: string): Promise<readonly Layer[]> {
    return this.in(dirname(absolute));
  }

  /** What counts in an absolute directory, in the same way. */
  async in(directory: string): Promise<readonly Layer[]> {
    return this.#start === undefined ? this.#above : this.#in(directory, this.#start);
  }

  /** The directories from one up to the place of the scan, without that; none when it is not below. */
  from(directory: string): readonly string[] {
    return this.#start === undefined ? [] : pathBetween(this.#start, directory).slice(1).reverse();
  }

  #in(directory: string, start: string): Promise<readonly Layer[]> {
    const known = this.#below.get(directory);
    if (known) return known;
    const isBelow = directory !== start && pathBetween(start, directory).length > 0;
    const layers = isBelow ? this.#withOwn(directory, start) : Promise.resolve(this.#above);
    this.#below.set(directory, layers);
    return layers;
  }

  async #withOwn(directory: string, start: string): Promise<readonly Layer[]> {
    const outer = await this.#in(dirname(directory), start);
    const own = await layerIn(directory, this.#files);
    this.#read.push(...own);
    return own.length > 0 ? [...outer, ...own] : outer;
  }
}

async function layerIn(directory: string, files: TextFiles): Promise<Layer[]> {
  const file = configFileIn(directory, files);
  return file ? [layer(file.path, directory, await readConfig(file, files, false))] : [];
}

function layer(file: string, directory: string, config: Config): Layer {
  const { paths } = config;
  const matches: Layer["matches"] = (patterns, absolute) => matchesAny(patterns, directory, absolute);
  const isIncluded: Layer["selects"] = (absolute) => paths?.include === undefined || matches(paths.include, absolute);
  const isExcluded: Layer["selects"] = (absolute) => paths?.exclude !== undefined && matches(paths.exclude, absolute);
  return { file, config, directory, matches, selects: (absolute) => isIncluded(absolute) && !isExcluded(absolute) };
}

/** The directories from one down to another below it, both included; none when it is not below. */
function pathBetween(top: string, bottom: string): string[] {
  const path = [bottom];
  for (let at = bottom; at !== top;) {
    const above = dirname(at);
    if (above === at) return [];
    path.unshift(above);
    at = above;
  }
  return path;
}

import { dirname, resolve } from "node:path";
import { Detector, type Rule } from "@nxs-guard/core";
import type { Layer, Layers } from "./layers.ts";
import type { ProofTime } from "./proof-time.ts";
import { addsRules, assertKnownRules, withAdditions } from "./rule-additions.ts";

/** What counts for the documents of a folder. */
export interface Scope {
  readonly detector: Detector;
  /** Whether a document, by its path, is to be scanned. */
  readonly selects: (path: string) => boolean;
}

export interface ScopesOptions {
  readonly layers: Layers;
  /** What counts where no configuration below the place of the scan says more. */
  readonly main: Scope;
  /** The directory that documents' paths count from. */
  readonly pathsFrom: string;
  readonly proofTime: ProofTime;
  /** The absolute folders below the place of the scan that hold configurations; undefined where each folder is to be asked. */
  readonly below: ReadonlySet<string> | undefined;
  /** Whether a file in a folder that was asked counts; by default it does. */
  readonly isCounted?: ((file: string) => Promise<boolean>) | undefined;
}

/** Each takes half a megabyte. Documents come folder by folder, and so hardly ever what was forgotten is wanted again. */
const MOST = 64;

/** What counts for each document of a scan: nearly always the same, but a configuration below its place adds to that in its folder. */
export class Scopes {
  readonly #options: ScopesOptions;
  /** By the folders in documents' paths. */
  readonly #known = new Map<string, Scope | Promise<Scope>>();
  readonly #made = new Map<Layer, Promise<Scope>>();
  readonly #counted = new Map<Layer, Promise<boolean>>();
  readonly #uncounted = new Set<Layer>();
  /** By their ids. Of two folders that give rules of their own the same one, the first counts. */
  readonly #rules = new Map<string, Rule>();

  constructor(options: ScopesOptions) {
    this.#options = options;
    this.#note(options.main.detector);
  }

  get main(): Scope {
    return this.#options.main;
  }

  /**
   * At once, but for the first document of a folder.
   *
   * @param path as a source gives it
   * @throws {UserError} when a configuration of its folder is wrong.
   */
  of(path: string): Scope | Promise<Scope> {
    const { main } = this.#options;
    if (this.isUniform) return main;
    // Paths are many, and to resolve one takes longer than to ask for its folder.
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    const known = this.#known.get(folder);
    if (known) return known;
    const made = this.#make(path);
    this.#known.set(folder, made);
    void made.then(
      (scope) => this.#known.set(folder, scope),
      () => undefined,
    );
    return made;
  }

  /** Whether it is certain, before any configuration is read, that what counts for a document is what counts everywhere. */
  isMain(path: string): boolean {
    return this.isUniform || this.#configured(path) === undefined;
  }

  /** Whether, before any configuration is read, it is certain that what counts everywhere is all. */
  get isUniform(): boolean {
    return this.#options.below?.size === 0;
  }

  /** The configuration below the place of the scan that says last what is looked for in a document, by its path. */
  async addedBy(path: string): Promise<string | undefined> {
    const directory = this.#configured(path);
    return directory === undefined ? undefined : (await this.#below(directory)).findLast(addsRules)?.file;
  }

  /** Whether a configuration counts for what is looked for in its folder. */
  counts(layer: Layer): boolean {
    const { layers, below } = this.#options;
    return layers.above.includes(layer) || (below?.has(dirname(layer.file)) ?? !this.#uncounted.has(layer));
  }

  /** All that were looked for so far, in any folder; those of an id are one. */
  rules(): readonly Rule[] {
    return [...this.#rules.values()];
  }

  async #make(path: string): Promise<Scope> {
    const { main } = this.#options;
    const directory = this.#configured(path);
    if (directory === undefined) return main;
    if (this.#made.size >= MOST) this.#forget();
    let scope = main;
    for (const layer of await this.#below(directory)) {
      const made: Promise<Scope> = this.#made.get(layer) ?? this.#within(scope, layer);
      this.#made.set(layer, made);
      scope = await made;
    }
    return scope;
  }

  /** The configurations that count below the place of the scan for a directory, the outermost first. */
  async #below(directory: string): Promise<readonly Layer[]> {
    const { layers, below, isCounted } = this.#options;
    const all = (await layers.in(directory)).slice(layers.above.length);
    if (!below && isCounted) {
      for (const layer of all) {
        const counted = this.#counted.get(layer) ?? isCounted(layer.file);
        this.#counted.set(layer, counted);
        if (!(await counted)) this.#uncounted.add(layer);
      }
    }
    return all.filter((layer) => this.counts(layer));
  }

  #note({ catalogue }: Detector): void {
    for (const rule of catalogue.rules) if (!this.#rules.has(rule.id)) this.#rules.set(rule.id, rule);
  }

  #forget(): void {
    this.#made.clear();
    this.#known.clear();
  }

  /** The nearest folder around a document that may hold a configuration of which its scope would have to know. */
  #configured(path: string): string | undefined {
    const { below, layers, pathsFrom } = this.#options;
    const directory = dirname(resolve(pathsFrom, path));
    if (!below) return directory;
    return layers.from(directory).find((one) => below.has(one));
  }

  async #within(outer: Scope, layer: Layer): Promise<Scope> {
    const { pathsFrom, proofTime } = this.#options;
    const { catalogue, observer } = outer.detector;
    const detector = addsRules(layer)
      ? new Detector(await withAdditions(catalogue, layer, proofTime), observer)
      : outer.detector;
    assertKnownRules(layer, detector.catalogue.rules);
    this.#note(detector);
    return {
      detector,
      selects: (path) => outer.selects(path) && layer.selects(resolve(pathsFrom, path)),
    };
  }
}

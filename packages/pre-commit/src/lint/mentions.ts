import { dirname, join } from "node:path";
import type { NamedNexus } from "./named-nexus.ts";
import { namesSettings } from "./named-settings.ts";
import { flatConfigIn } from "./project-eslint.ts";

/** Without any of this the plugin has nothing to say of a text by itself: names and hosts of Nexus, and how its keys begin, also in base64. */
const NEXUS = /n(?:exus|xs|ak_)|bnhz|eyJ/i;
/** Where a key is put together of parts, one may end within its first letters: `"n" + "xs_u_…"`. */
const PART = /["'`}](?:nx?(?:["'`]|\$\{)|x?s_[a-z])/;

export interface MentionsOptions {
  /** Is a mention too. */
  readonly named: NamedNexus;
  /** Whether the project's configuration of ESLint counts. */
  readonly trustsProject: boolean;
}

/** Tells what is worth starting ESLint for, which takes it most of a second. */
export class Mentions {
  readonly #words: readonly string[];
  readonly #trustsProject: boolean;
  /** By folder: whether the configuration there, or above, names further hosts or variables. */
  readonly #settings = new Map<string, boolean>();

  constructor({ named: { hosts, envNames }, trustsProject }: MentionsOptions) {
    this.#words = [...hosts, ...envNames].map((word) => word.toLowerCase());
    this.#trustsProject = trustsProject;
  }

  /**
   * @param file absolute
   * @param text one character a byte
   */
  standIn(file: string, text: string): boolean {
    return (
      NEXUS.test(text) ||
      PART.test(text) ||
      this.#standsWordIn(text) ||
      (this.#trustsProject && this.#hasSettings(dirname(file)))
    );
  }

  #standsWordIn(text: string): boolean {
    if (this.#words.length === 0) return false;
    const folded = text.toLowerCase();
    return this.#words.some((word) => folded.includes(word));
  }

  #hasSettings(folder: string): boolean {
    const known = this.#settings.get(folder);
    if (known !== undefined) return known;
    const config = flatConfigIn(folder);
    const above = dirname(folder);
    const has =
      config === undefined ? above !== folder && this.#hasSettings(above) : namesSettings(join(folder, config));
    this.#settings.set(folder, has);
    return has;
  }
}

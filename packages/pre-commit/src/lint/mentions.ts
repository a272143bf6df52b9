import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Catalogue } from "@nxs-guard/core";
import { catalogue } from "@nxs-guard/rules";
import { flatConfigIn } from "./project-eslint.ts";

/** Without any of this the plugin has nothing to say of a text by itself: names and hosts of Nexus, and how its keys begin, also in base64. */
const NEXUS = /n(?:exus|xs|ak_)|bnhz|eyJ/i;
const SHIPPED: ReadonlySet<string | RegExp> = new Set([...catalogue.hosts, ...catalogue.credentialMarks]);
/** How a project tells the plugin of further names and hosts. */
const SETTINGS = /\b(?:hosts|envNames)\b/;

export interface MentionsOptions {
  /** What is looked for: what a configuration of nxs-guard adds to it is a mention too. */
  readonly sought: Catalogue;
  /** Whether the project's configuration of ESLint counts. */
  readonly trustsProject: boolean;
}

/** Tells what is worth starting ESLint for, which takes it most of a second. */
export class Mentions {
  readonly #words: readonly string[];
  readonly #trustsProject: boolean;
  /** By folder: whether the configuration there, or above, names further hosts or variables. */
  readonly #settings = new Map<string, boolean>();

  constructor({ sought: { hosts, credentialMarks }, trustsProject }: MentionsOptions) {
    const added = [...hosts, ...credentialMarks].filter((word) => !SHIPPED.has(word));
    this.#words = added.flatMap((word) => (typeof word === "string" ? word.toLowerCase() : []));
    this.#trustsProject = trustsProject;
  }

  /**
   * @param file absolute
   * @param text one character a byte
   */
  standIn(file: string, text: string): boolean {
    return NEXUS.test(text) || this.#standsWordIn(text) || (this.#trustsProject && this.#hasSettings(dirname(file)));
  }

  #standsWordIn(text: string): boolean {
    if (this.#words.length === 0) return false;
    const folded = text.toLowerCase();
    return this.#words.some((word) => folded.includes(word));
  }

  /** To know the settings themselves would take ESLint: which hosts they name is not asked, nor what the configuration imports. */
  #hasSettings(folder: string): boolean {
    const known = this.#settings.get(folder);
    if (known !== undefined) return known;
    const config = flatConfigIn(folder);
    const above = dirname(folder);
    const has =
      config === undefined ? above !== folder && this.#hasSettings(above) : SETTINGS.test(textOf(join(folder, config)));
    this.#settings.set(folder, has);
    return has;
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}

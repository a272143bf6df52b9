import type { Bracket, Brackets } from "./brackets.ts";

/** `crm: `, `"crm": `, `crm = new Service `, up to the bracket that is named so. */
const LABEL = /(?<label>[A-Za-z_$][\w$-]*)\\*["'`]?\]?\s*(?::|=>|:?=)\s*(?:new\b[\w\s<>.,]{0,60})?@?$/;
/** What is a part of a request is a sibling of its URL. */
const PART_OF_REQUEST =
  /header|auth|secur|credential|param|query|option|opts|request|req$|init|config|default|fetch|http|hook|url|uri|server|endpoint|target|host|base/i;
/** An address of its own: `host: "crm.internal"`, `"path": "/crm"`, `url: process.env.CRM`. */
const ADDRESS =
  /(?<![\w$.-])\\*["'`]?(?:host(?:name)?|path(?:name)?|domain|endpoint|target|(?:base_?)?ur[il]|origin|server)\\*["'`]?\s*[:=](?!=)/i;
const LONGEST = 2048;

/** Tells the things of one list or one object apart: in `{ nexus: { url }, crm: { host, headers } }`, the headers are not for that URL. */
export class Siblings {
  readonly #text: string;
  readonly #brackets: Brackets;
  /** Whether a pair holds an address, by where it opens: many headers of one object are one look at it. */
  readonly #addresses = new Map<number, boolean>();

  constructor(text: string, brackets: Brackets) {
    this.#text = text;
    this.#brackets = brackets;
  }

  /** Whether the URL of a request and a header in its extent stand in two things of one list or one object. */
  areApart(url: number, at: number): boolean {
    const brackets = this.#brackets;
    let outer = brackets.around(at);
    let child: Bracket | undefined;
    for (; outer && !(outer.open < url && url < outer.close); outer = brackets.parentOf(outer, at)) child = outer;
    if (!outer || !child || this.#text[child.open] !== "{" || brackets.isBlock(child)) return false;
    let own: Bracket | undefined;
    for (let pair = brackets.around(url); pair && pair !== outer; pair = brackets.parentOf(pair, url)) own = pair;
    if (this.#text[outer.open] === "[") return own !== undefined && this.#text[own.open] === "{";
    if (this.#text[outer.open] !== "{" || !this.#isOther(child)) return false;
    return (own !== undefined && this.#isOther(own)) || this.#hasAddress(child);
  }

  #isOther(pair: Bracket): boolean {
    const label = LABEL.exec(this.#brackets.before(pair, 120))?.groups?.["label"];
    return label !== undefined && !PART_OF_REQUEST.test(label);
  }

  #hasAddress({ open, close }: Bracket): boolean {
    let known = this.#addresses.get(open);
    if (known === undefined) {
      known = ADDRESS.test(this.#text.slice(open + 1, Math.min(close, open + LONGEST)));
      this.#addresses.set(open, known);
    }
    return known;
  }
}

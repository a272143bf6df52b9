import type { Span } from "../finding.ts";
import type { Bracket, Brackets } from "./brackets.ts";
import { lastAtMost } from "./lines.ts";
import { nameOf } from "./ownership.ts";
import type { Placed } from "./record.ts";
import { place, type Region } from "./region.ts";
import type { Url } from "./urls.ts";

const PATH = String.raw`\/[^\s"'\x60?#{}$]{1,200}`;
/** Some clients take it without its first slash. */
const GIVEN = String.raw`(?:\/|(?:api|admin|public|dav|vibe)\/)[^\s"'\x60?#{}$]{1,200}`;
const BASE = String.raw`(?:\w{1,40}\.){0,2}`;
const JOINTS = new RegExp(
  [
    String.raw`\bURL\(\s{0,20}["'\x60](?<first>${PATH})[^"'\x60\n]{0,200}["'\x60]\s{0,20},\s{0,20}${BASE}(?<after>[A-Za-z_]\w{0,60})`,
    String.raw`\{ ?${BASE}(?<hole>[A-Za-z_]\w{0,60}) ?\}{1,2}(?<filled>${PATH})`,
    String.raw`\$\(?(?<reference>[A-Za-z_]\w{0,60})\)?(?<continued>${PATH})`,
    String.raw`\b${BASE}(?<word>[A-Za-z_]\w{0,60}) {0,4}[+.] {0,4}[fF]?["'\x60](?<added>${PATH})`,
    String.raw`(?<![\w.])(?<called>[A-Za-z_]\w{0,60})(?:\.\w{1,20})?(?:<[\w[\], .|]{1,60}>)?\(\s{0,20}["'\x60](?<given>${GIVEN})`,
    String.raw`(?<![\w.])(?<owner>[A-Za-z_]\w{0,60})\.pathname {0,4}\+?=(?!=)\s{0,20}(?:["'\x60](?<set>${GIVEN}))?`,
  ].join("|"),
  "g",
);
/** `new URL("/a/b", "https://…")`, up to the URL. */
const RESOLVED = new RegExp(
  String.raw`\bURL\(\s{0,20}["'\x60](?<path>${PATH})[^"'\x60\n]{0,200}["'\x60]\s{0,20},\s{0,20}["'\x60]$`,
);
/** `{ baseURL: "https://…" }`, `{ hostname: "…" }`, up to the URL. */
const OPTION =
  /(?<![\w.-])["']?(?<option>host|hostname|authority|base_?ur[il]|prefix|prefix_?url)["']?\s{0,20}:\s{0,20}["'`]$/i;
/** The path in the same object. */
const OPTION_PATH = new RegExp(
  String.raw`(?<![\w.$-])["']?(?:path|pathname|ur[il])["']?\s{0,20}:\s{0,20}["'\x60](?<path>${GIVEN})`,
  "gi",
);
/** The path that a call has before its options. */
const FIRST_ARGUMENT = new RegExp(String.raw`^\(\s{0,20}["'\x60](?<path>${GIVEN})`);
const LONGEST_CALL = 500;
/** How many brackets outwards a header's call is looked for. */
const LEVELS = 6;

/** A path as it is joined to what stands in a variable. */
interface Joint extends Span {
  readonly text: string;
  /** Whether it takes the place of the variable's own path: `new URL("/a/b", base)`. */
  readonly isWhole: boolean;
  /** Whether the variable itself has it from there on: `url.pathname = "/a/b"`. */
  readonly isSet: boolean;
}

/** What is joined to one variable: all of it, ascending, and what all begin with. */
interface Joints {
  readonly each: Joint[];
  readonly starts: number[];
  common: Joint;
}

/**
 * The paths that are joined to a region's URLs: `new URL("/a/b", base)`, `` `${base}/a/b` ``, `base + "/a/b"`, `api.get("/a/b")`,
 * `url.pathname = "/a/b"`, `{ hostname, path: "/a/b" }`, `get("a/b", { prefixUrl })`.
 */
export class JoinedPaths {
  readonly #region: Region;
  readonly #brackets: Brackets;
  readonly #writtenAt: (offset: number) => Span | undefined;
  #joints: ReadonlyMap<string, Joints> | undefined;

  /** @param writtenAt the command or the raw request around an offset */
  constructor(region: Region, brackets: Brackets, writtenAt: (offset: number) => Span | undefined) {
    this.#region = region;
    this.#brackets = brackets;
    this.#writtenAt = writtenAt;
  }

  /**
   * A request's path as a header of it has it: of several that are joined to the same URL, the one in the header's call, else what all begin with.
   * @param own the path that stands in the URL itself
   * @param at where the header stands in the region
   */
  of(url: Url, own: Placed | undefined, at: number): Placed | undefined {
    const { text } = this.#region;
    const before = text.slice(Math.max(0, url.start - LONGEST_CALL), url.start);
    const resolved = RESOLVED.exec(before)?.groups?.["path"];
    if (resolved !== undefined) {
      const start = url.start - before.length + before.lastIndexOf(resolved);
      return place(this.#region, start, start + resolved.length);
    }
    const beside = this.#besideOption(url, own, before);
    if (beside) return beside;
    const name = nameOf(text, url.start);
    const joints = name === undefined ? undefined : this.#byVariable().get(name);
    if (name === undefined || !joints) return own;
    const written = this.#writtenAt(at);
    const joint = written
      ? joints.each[lastAtMost(joints.starts, written.start) + 1]
      : this.#inCallAround(at, name, joints);
    if (!joint || (written && joint.start >= written.end)) return own;
    // Where it is set, and where that is not certain, the URL may have either.
    const isEither = joint.isSet && own !== undefined && own.text !== "/";
    const path = isEither ? commonStart(joint.text, own.text) : joint.text;
    const start = joint.isWhole ? "" : (own?.text.replace(/\/$/, "") ?? "");
    return { ...place(this.#region, joint.start, joint.end), text: start + path };
  }

  /** Undefined where the call around joins something to the variable, and only run time knows what. */
  #inCallAround(at: number, name: string, { each, starts, common }: Joints): Joint | undefined {
    const last = each[lastAtMost(starts, at - 1)];
    let bracket = this.#brackets.around(at);
    for (let level = 0; bracket && level < LEVELS && !this.#brackets.isBlock(bracket); level++) {
      if (last && last.start > bracket.open) return last;
      if (!common.isSet && this.#asks(bracket, name, at)) return undefined;
      bracket = this.#brackets.parentOf(bracket, at);
    }
    return common;
  }

  /** Whether a pair is a call of a variable, or of a method of it, or has it among its arguments before an offset. */
  #asks(bracket: Bracket, name: string, at: number): boolean {
    const { text } = this.#region;
    if (text[bracket.open] !== "(") return false;
    const callee = /(?<![\w.])(?<name>[A-Za-z_]\w*)(?:\.\w{1,20})?$/.exec(this.#brackets.before(bracket, 80));
    if (callee?.groups?.["name"] === name) return true;
    const words = text.slice(Math.max(bracket.open, at - LONGEST_CALL), at).match(/(?<![\w./"'`-])[A-Za-z_]\w*/g);
    return words?.includes(name) ?? false;
  }

  /** The path that stands beside a URL which is an option: in the same object, or before it in its call. */
  #besideOption(url: Url, own: Placed | undefined, before: string): Placed | undefined {
    const option = OPTION.exec(before)?.groups?.["option"];
    const bracket = option === undefined ? undefined : this.#brackets.around(url.start);
    if (option === undefined || !bracket) return undefined;
    const { text } = this.#region;
    const from = Math.max(bracket.open, url.start - LONGEST_CALL);
    const object = text.slice(from, Math.min(bracket.close, url.end + LONGEST_CALL));
    const paths: Span[] = [];
    for (const match of object.matchAll(OPTION_PATH)) {
      const end = from + match.index + match[0].length;
      const start = end - (match.groups?.["path"]?.length ?? 0);
      if (this.#brackets.around(start) === bracket) paths.push({ start, end });
    }
    const call = bracket.parent?.open ?? bracket.open;
    const argument = FIRST_ARGUMENT.exec(text.slice(call, call + LONGEST_CALL));
    if (argument) {
      const end = call + argument[0].length;
      paths.push({ start: end - (argument.groups?.["path"]?.length ?? 0), end });
    }
    const [path, other] = paths;
    if (!path || other) return undefined;
    const start = /^host|^auth/i.test(option) ? "" : (own?.text.replace(/\/$/, "") ?? "");
    return { ...place(this.#region, path.start, path.end), text: start + rooted(text.slice(path.start, path.end)) };
  }

  #byVariable(): ReadonlyMap<string, Joints> {
    if (this.#joints) return this.#joints;
    const joints = new Map<string, Joints>();
    for (const match of this.#region.text.matchAll(JOINTS)) {
      const { first, after, hole, filled, reference, continued, word, added, called, given, owner, set } =
        match.groups ?? {};
      const variable = after ?? hole ?? reference ?? word ?? called ?? owner ?? "";
      const written = first ?? filled ?? continued ?? added ?? given ?? set ?? "";
      const text = written === "" ? "" : rooted(written);
      const start = match.index + match[0].lastIndexOf(written);
      const isSet = owner !== undefined;
      const joint = { text, start, end: start + written.length, isWhole: isSet || first !== undefined, isSet };
      const known = joints.get(variable);
      if (!known) {
        joints.set(variable, { each: [joint], starts: [start], common: joint });
        continue;
      }
      known.each.push(joint);
      known.starts.push(start);
      known.common = { ...known.common, text: commonStart(known.common.text, text) };
    }
    return (this.#joints = joints);
  }
}

function rooted(path: string): string {
  return path.startsWith("/") ? path : `/${path}`;
}

/** The segments with which both paths begin. */
function commonStart(a: string, b: string): string {
  const others = b.split("/");
  const segments = a.split("/");
  const differing = segments.findIndex((segment, index) => others[index] !== segment);
  return differing < 0 ? a : segments.slice(0, differing).join("/");
}

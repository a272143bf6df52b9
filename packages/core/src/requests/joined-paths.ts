import type { Span } from "../finding.ts";
import type { Brackets } from "./brackets.ts";
import { lastAtMost } from "./lines.ts";
import { nameOf } from "./ownership.ts";
import type { Placed } from "./record.ts";
import { place, type Region } from "./region.ts";
import type { Url } from "./urls.ts";

const PATH = String.raw`\/[^\s"'\x60?#{}$]{1,200}`;
const BASE = String.raw`(?:\w{1,40}\.){0,2}`;
const JOINTS = new RegExp(
  [
    String.raw`\bURL\(\s{0,20}["'\x60](?<first>${PATH})[^"'\x60\n]{0,200}["'\x60]\s{0,20},\s{0,20}${BASE}(?<after>[A-Za-z_]\w{0,60})`,
    String.raw`\{${BASE}(?<hole>[A-Za-z_]\w{0,60})\}(?<filled>${PATH})`,
    String.raw`\b${BASE}(?<word>[A-Za-z_]\w{0,60}) {0,4}[+.] {0,4}[fF]?["'\x60](?<added>${PATH})`,
    String.raw`(?<![\w.])(?<called>[A-Za-z_]\w{0,60})(?:\.\w{1,20})?\(\s{0,20}["'\x60](?<given>${PATH})`,
  ].join("|"),
  "g",
);
/** `new URL("/a/b", "https://…")`, up to the URL. */
const RESOLVED = new RegExp(
  String.raw`\bURL\(\s{0,20}["'\x60](?<path>${PATH})[^"'\x60\n]{0,200}["'\x60]\s{0,20},\s{0,20}["'\x60]$`,
);
const LONGEST_CALL = 500;
/** How many brackets outwards a header's call is looked for. */
const LEVELS = 6;

/** A path as it is joined to what stands in a variable. */
interface Joint extends Span {
  readonly text: string;
  /** Whether it takes the place of the variable's own path: `new URL("/a/b", base)`. */
  readonly isWhole: boolean;
}

/** What is joined to one variable: all of it, ascending, and what all begin with. */
interface Joints {
  readonly each: Joint[];
  readonly starts: number[];
  common: Joint;
}

/** The paths that are joined to a region's URLs: `new URL("/a/b", base)`, `` `${base}/a/b` ``, `base + "/a/b"`, `api.get("/a/b")`. */
export class JoinedPaths {
  readonly #region: Region;
  readonly #brackets: Brackets;
  #joints: ReadonlyMap<string, Joints> | undefined;

  constructor(region: Region, brackets: Brackets) {
    this.#region = region;
    this.#brackets = brackets;
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
    const name = nameOf(text, url.start);
    const joints = name === undefined ? undefined : this.#byVariable().get(name);
    if (!joints) return own;
    const joint = this.#inCallAround(at, joints) ?? joints.common;
    const start = joint.isWhole ? "" : (own?.text.replace(/\/$/, "") ?? "");
    return { ...place(this.#region, joint.start, joint.end), text: start + joint.text };
  }

  #inCallAround(at: number, { each, starts }: Joints): Joint | undefined {
    const last = each[lastAtMost(starts, at - 1)];
    let bracket = last && this.#brackets.around(at);
    for (let level = 0; last && bracket && level < LEVELS && !this.#brackets.isBlock(bracket); level++) {
      if (last.start > bracket.open) return last;
      bracket = this.#brackets.parentOf(bracket, at);
    }
    return undefined;
  }

  #byVariable(): ReadonlyMap<string, Joints> {
    if (this.#joints) return this.#joints;
    const joints = new Map<string, Joints>();
    for (const match of this.#region.text.matchAll(JOINTS)) {
      const { first, after, hole, filled, word, added, called, given } = match.groups ?? {};
      const variable = after ?? hole ?? word ?? called ?? "";
      const text = first ?? filled ?? added ?? given ?? "";
      const start = match.index + match[0].lastIndexOf(text);
      const joint = { text, start, end: start + text.length, isWhole: first !== undefined };
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

/** The segments with which both paths begin. */
function commonStart(a: string, b: string): string {
  const others = b.split("/");
  const segments = a.split("/");
  const differing = segments.findIndex((segment, index) => others[index] !== segment);
  return differing < 0 ? a : segments.slice(0, differing).join("/");
}

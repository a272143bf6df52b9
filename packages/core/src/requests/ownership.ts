import type { Span } from "../finding.ts";
import type { Brackets } from "./brackets.ts";
import { type Extent, spanAt } from "./extents.ts";
import { lastAtMost, type Lines } from "./lines.ts";
import { REACH, type Region } from "./region.ts";
import { Siblings } from "./siblings.ts";
import type { Url } from "./urls.ts";

/** A URL that something is sent to, and its extent. */
export interface Request {
  readonly url: Url;
  readonly extent: Extent;
}

/** How many lines away from its request a header may stand. */
const LINES_APART = 5;
/** Nor farther than this many characters, on long lines. */
const CHARACTERS_APART = 2048;
/** As many requests on each side are asked whether a header is theirs. */
const NEIGHBOURS = 8;
/** What separates one matter from the next: a Markdown heading, an INI or TOML section, `###` and `---`. */
const SECTION = /^(?:#{1,6} |#{3,}|-{3,}\s*$|\[[\w."' -]+\]\s*$)/;
/** A variable where a command or a request line has its URL: `"$BASE/api"`, `${BASE}`, `$(BASE)/api`, `{{base}}/api`. */
const URL_REFERENCE = /(?<=[\s"'=])(?:\$[({]?|\{\{ ?)(?<name>[A-Za-z_]\w{0,60})(?: ?\}\}|[)}])?(?<path>[/?$])?/g;
/** A command whose URL is in a variable. */
const VARIABLE_URL = /\$\{?\w*(?:url|host|base|endpoint|api)\b/i;
/** A call to a path of one's own server: `fetch("/chat", …)`, `request(app).post("/chat")`. */
const OWN_SERVER =
  /(?:\bfetch|\b(?<client>axios|ky)(?:\.\w+)?|\buseFetch|\)\s*\.(?:get|post|put|patch|delete))\(\s*["'`]\//;

/** Decides which request each header or parameter of a region belongs to. */
export class Ownership {
  readonly #region: Region;
  readonly #lines: Lines;
  readonly #brackets: Brackets;
  readonly #requests: readonly Request[];
  readonly #starts: readonly number[];
  readonly #siblings: Siblings;
  readonly #commands: readonly Span[];
  readonly #commandStarts: readonly number[];
  readonly #blocks: readonly Span[];
  readonly #blockStarts: readonly number[];
  /** Requests whose URL is the value of a variable, ascending. */
  readonly #named = new Map<string, { readonly requests: Request[]; readonly starts: number[] }>();
  /** Where a request's variable is given another value. */
  readonly #reassigned = new Map<Request, number>();
  readonly #words = new Map<Request, Words>();
  readonly #written = new Map<Span, Written>();
  /** Requests whose extent holds a credential's header: no other can be theirs. */
  readonly #complete = new Set<Request>();

  constructor(
    scene: { region: Region; lines: Lines; brackets: Brackets; commands: readonly Span[]; blocks: readonly Span[] },
    requests: readonly Request[],
    credentials: readonly number[],
  ) {
    this.#region = scene.region;
    this.#lines = scene.lines;
    this.#brackets = scene.brackets;
    this.#siblings = new Siblings(scene.region.text, scene.brackets);
    this.#requests = requests;
    this.#starts = requests.map((request) => request.url.start);
    this.#commands = scene.commands;
    this.#commandStarts = scene.commands.map((command) => command.start);
    this.#blocks = scene.blocks;
    this.#blockStarts = scene.blocks.map((block) => block.start);
    for (const request of requests) {
      const name = nameOf(scene.region.text, request.url.start);
      if (name === undefined) continue;
      const known = this.#named.get(name) ?? { requests: [], starts: [] };
      known.requests.push(request);
      known.starts.push(request.url.start);
      this.#named.set(name, known);
    }
    for (const at of credentials) {
      const owner = this.#within(at) ?? this.#requestNamedAround(at);
      if (owner && this.#isNear(owner, at) && !this.#isOfSibling(owner, at)) this.#complete.add(owner);
    }
  }

  /** @param statement where the statement starts that the field stands in, if that gives it a name */
  ownerOf(at: number, statement: number, isSetter: boolean): Request | undefined {
    const inside = this.#within(at);
    if (inside) return this.#isOfSibling(inside, at) ? undefined : inside;
    if (this.#isComment(at)) return undefined;
    const last = lastAtMost(this.#starts, at);
    const before = this.#candidate(this.#requests[last], at);
    const after = this.#candidate(this.#requests[last + 1], at);
    const variable = isSetter ? undefined : this.#variableOf(statement);
    const named = variable ?? this.#receiverOf(statement);
    if (after && named !== undefined && this.#mentions(after, named)) return after;
    const written = this.#writtenAround(at);
    if (written?.isElsewhere) return written.referred;
    if (this.#isInCallOfOwnServer(at)) return undefined;
    const called = this.#requestNamedAround(at);
    if (called) return this.#isNear(called, at) || this.#isConstantUpTo(called, at) ? called : undefined;
    return [before, after].find(
      (request) => request && !request.extent.isClosed && !this.#saysOtherHeaders(request, variable),
    );
  }

  /** The request in whose extent an offset lies; of several, the one with the smallest. */
  #within(at: number): Request | undefined {
    const last = lastAtMost(this.#starts, at);
    let best: Request | undefined;
    for (let i = Math.max(0, last - NEIGHBOURS); i <= last + NEIGHBOURS; i++) {
      const request = this.#requests[i];
      if (!request || request.extent.start > at || request.extent.end <= at) continue;
      if (!best || size(request.extent) < size(best.extent)) best = request;
    }
    return best;
  }

  #isOfSibling({ url, extent }: Request, at: number): boolean {
    return extent.form === "object" && this.#siblings.areApart(url.start, at);
  }

  #candidate(request: Request | undefined, at: number): Request | undefined {
    return request && !this.#complete.has(request) && this.#isNear(request, at) ? request : undefined;
  }

  #isNear({ extent: { start, end } }: Request, at: number): boolean {
    if (start <= at && at < end) return true;
    const [from, to] =
      at < start
        ? [this.#lines.lineOf(at), this.#lines.lineOf(start)]
        : [this.#lines.lineOf(end), this.#lines.lineOf(at)];
    if (to - from > LINES_APART || Math.max(start - at, at - end) > CHARACTERS_APART) return false;
    const between = at < start ? this.#region.text.slice(at, start) : this.#region.text.slice(end, at);
    if ((between.match(/\\n/g)?.length ?? 0) > LINES_APART) return false;
    for (let line = from + 1; line <= to; line++) {
      if (SECTION.test(this.#lines.text(line))) return false;
    }
    return true;
  }

  /** The variable that a value is assigned to: `headers` of `const headers = {`. */
  #variableOf(statement: number): string | undefined {
    const before = this.#region.text.slice(Math.max(0, statement - 100), statement);
    return /(?<name>[A-Za-z_]\w*)(?: {0,2}: {0,2}[\w<>,.]{1,40}(?: [\w<>,.]{1,40})?)? {0,4}(?::?=|<<) {0,4}(?:new )?[\w.<>,[\]]{0,60} ?[@(]?(?:-H ?)?["']?$/.exec(
      before,
    )?.groups?.["name"];
  }

  /** The object that a value is set on: `headers` of `headers.set("Name", value)`. */
  #receiverOf(statement: number): string | undefined {
    const before = this.#region.text.slice(Math.max(0, statement - 60), statement);
    return /(?<name>[A-Za-z_]\w*)(?:(?:\.|->|::)\w+\(|\[)\s*$/.exec(before)?.groups?.["name"];
  }

  #mentions(request: Request, variable: string): boolean {
    return this.#wordsOf(request).mentioned.has(variable);
  }

  /** Whether a request's own text already says which headers it has, and they are not those of the variable. */
  #saysOtherHeaders(request: Request, variable: string | undefined): boolean {
    const { said, isSpread } = this.#wordsOf(request);
    if (said === undefined) return false;
    return said === "{" || said === "[" ? !isSpread : variable !== undefined;
  }

  #wordsOf(request: Request): Words {
    let words = this.#words.get(request);
    if (!words) {
      words = wordsIn(this.#region.text.slice(request.extent.start, request.extent.end));
      this.#words.set(request, words);
    }
    return words;
  }

  /** What the command or the raw request around an offset says of its URL: many headers of one are one look at it. */
  #writtenAround(at: number): Written | undefined {
    const command = spanAt(this.#commands, this.#commandStarts, at);
    const span = command ?? spanAt(this.#blocks, this.#blockStarts, at);
    if (!span) return undefined;
    let written = this.#written.get(span);
    if (!written) {
      const text = command
        ? this.#region.text.slice(span.start, span.end)
        : this.#lines.text(this.#lines.lineOf(span.start));
      const referred = this.#referredIn(text, span.start);
      written = { referred, isElsewhere: !command || referred !== undefined || VARIABLE_URL.test(text) };
      this.#written.set(span, written);
    }
    return written;
  }

  #referredIn(text: string, at: number): Request | undefined {
    if (this.#named.size === 0) return undefined;
    const references = [...text.matchAll(URL_REFERENCE)];
    const reference = references.find((match) => match.groups?.["path"] !== undefined) ?? references[0];
    return this.#namedAt(reference?.groups?.["name"] ?? "", at);
  }

  /** The request that a variable's last value before an offset is the URL of. */
  #namedAt(name: string, at: number): Request | undefined {
    const known = this.#named.get(name);
    return known?.requests[Math.max(0, lastAtMost(known.starts, at))];
  }

  /** The request whose URL's variable the call around names before the offset: `fetch(BASE + path, { headers: … })`. */
  #requestNamedAround(at: number): Request | undefined {
    let bracket = this.#named.size > 0 ? this.#brackets.around(at) : undefined;
    for (let level = 0; bracket && level < 6 && !this.#brackets.isBlock(bracket); level++) {
      const text = this.#region.text.slice(Math.max(bracket.open, at - 400), at);
      for (const match of text.matchAll(/(?<![\w./"'`-])(?<own>(?:this|self|cls)\.)?(?<word>[A-Za-z_]\w*)/g)) {
        const request = this.#namedAt(match.groups?.["word"] ?? "", at);
        if (request && (match.groups?.["own"] === undefined || this.#isMember(request))) return request;
      }
      bracket = this.#brackets.parentOf(bracket, at);
    }
    return undefined;
  }

  /** Whether its URL is a constant, by its name or its place, that means the same at an offset however far away. */
  #isConstantUpTo(request: Request, at: number): boolean {
    const name = nameOf(this.#region.text, request.url.start) ?? "";
    const isConstant = /^(?:export )?const /.test(this.#lineBefore(request)) || /^[A-Z][A-Z\d_]{2,}$/.test(name);
    if (!isConstant || at < request.url.end || at - request.url.end > REACH) return false;
    let end = this.#reassigned.get(request);
    if (end === undefined) {
      const after = this.#region.text.slice(request.url.end, request.url.end + REACH);
      const found = after.search(new RegExp(String.raw`(?<![\w$])${name}(?:\s*:[^=\n]{0,40})?\s*:?=(?![=>])`));
      end = found < 0 ? Infinity : request.url.end + found;
      this.#reassigned.set(request, end);
    }
    return at < end;
  }

  /** Whether its URL is the value of a member of a class, which is indented there. */
  #isMember(request: Request): boolean {
    return /^[ \t]+(?!(?:const|let|var)\b)/.test(this.#lineBefore(request));
  }

  #lineBefore({ url }: Request): string {
    const before = this.#region.text.slice(Math.max(0, url.start - 120), url.start);
    return before.slice(before.lastIndexOf("\n") + 1);
  }

  #isInCallOfOwnServer(at: number): boolean {
    let bracket = this.#brackets.around(at);
    for (let level = 0; bracket && level < 6 && !this.#brackets.isBlock(bracket); level++) {
      const call = this.#brackets.before(bracket, 40) + this.#region.text.slice(bracket.open, bracket.open + 40);
      const own = OWN_SERVER.exec(call);
      // A client with a base of its own asks that.
      if (own) return !this.#named.has(own.groups?.["client"] ?? "");
      bracket = this.#brackets.parentOf(bracket, at);
    }
    return false;
  }

  #isComment(at: number): boolean {
    return /^\s*(?:\/\/|#(?!\{)|\*|<!--|--\s)/.test(this.#lines.text(this.#lines.lineOf(at)));
  }
}

const ASSIGNED =
  /(?<![\w.])(?<name>[A-Za-z_]\w*)(?:\.defaults\.base_?[uU][rR][lL])? {0,2}(?:: ?\w+ ?)?:?=(?![=>])[^=;\n"'`]{0,80}(?:\{\s{1,40}\w{1,20}: {0,2})?["'`]$/;
/** A shell's, a Makefile's and an `.http` file's: `BASE=https://…`, `BASE="${BASE:-https://…}"`, `BASE ?= https://…`, `@base = https://…`. */
const ASSIGNED_BARE =
  /(?:^|[\n\r;])[ \t]*(?:(?:then|else|do|export|readonly|local|declare)[ \t]+|@){0,3}(?<name>[A-Za-z_]\w*)[ \t]*[?:]?=[ \t]*["']?(?:\$\{\w{1,60}:?[-=])?$/;

/** The variable that a URL is the value of, also as a fallback or as a base: `const BASE = env.BASE ?? "https://…"`, `const api = create({ baseURL: "https://…" })`, `axios.defaults.baseURL = "https://…"`. */
export function nameOf(text: string, url: number): string | undefined {
  const before = text.slice(Math.max(0, url - 120), url);
  return (ASSIGNED.exec(before) ?? ASSIGNED_BARE.exec(before))?.groups?.["name"];
}

/** What a command or a raw request says of its URL, where that is no literal. */
interface Written {
  /** The request that has the URL which its variable stands for. */
  readonly referred: Request | undefined;
  /** Whether it goes there, or where this text does not say, so that it is for none of the URLs that stand near it. */
  readonly isElsewhere: boolean;
}

/** What a request's own text says of variables. */
interface Words {
  /** Names that are read, not keys or named arguments. */
  readonly mentioned: ReadonlySet<string>;
  /** What its `headers` are: a variable, or the bracket that opens them. */
  readonly said: string | undefined;
  /** Whether other values are spread into it. */
  readonly isSpread: boolean;
}

function wordsIn(text: string): Words {
  const names = text.matchAll(/(?<![\w-])[A-Za-z_]\w*(?![\w-]|["']?\s*[=:])/g);
  return {
    mentioned: new Set([...names].map((match) => match[0])),
    said: /headers?["']?\s*[:=]\s*(?<said>[\w$]+(?![\w$(.])|\{|\[)/i.exec(text)?.groups?.["said"],
    isSpread: /\.\.\.|\*\*/.test(text),
  };
}

function size({ start, end }: Span): number {
  return end - start;
}

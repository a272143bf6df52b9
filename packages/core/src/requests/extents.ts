import type { Span } from "../finding.ts";
import type { Bracket, Brackets } from "./brackets.ts";
import { lastAtMost, type Lines } from "./lines.ts";
import type { RequestForm } from "./record.ts";
import type { Region } from "./region.ts";
import type { Url } from "./urls.ts";
import { yamlMapping } from "./yaml-mappings.ts";

/** The text that certainly belongs to a URL's request. */
export interface Extent extends Span {
  readonly form: RequestForm;
  /** Whether nothing outside can belong to the request, but for a variable that it names. */
  readonly isClosed: boolean;
}

const LONGEST = 8192;
const DEEPEST = 12;

/** Finds the extents of a region's URLs, by the form of the text around each. */
export class Extents {
  readonly #region: Region;
  readonly #lines: Lines;
  readonly #brackets: Brackets;
  readonly #commands: readonly Span[];
  readonly #commandStarts: readonly number[];
  readonly #blocks: readonly Span[];
  readonly #blockStarts: readonly number[];
  readonly #isYaml: boolean;
  readonly #requestStarts: readonly number[];
  readonly #credentials: readonly number[];
  #lastMapping: { readonly span: Span; readonly indent: number } | undefined;

  constructor(scene: {
    region: Region;
    lines: Lines;
    brackets: Brackets;
    commands: readonly Span[];
    blocks: readonly Span[];
    urls: readonly Url[];
    /** Where the headers that carry a credential stand, ascending. */
    credentials: readonly number[];
    path: string | undefined;
  }) {
    this.#region = scene.region;
    this.#lines = scene.lines;
    this.#brackets = scene.brackets;
    this.#commands = scene.commands;
    this.#commandStarts = scene.commands.map((command) => command.start);
    this.#blocks = scene.blocks;
    this.#blockStarts = scene.blocks.map((block) => block.start);
    this.#credentials = scene.credentials;
    this.#isYaml = /\.ya?ml$/i.test(scene.path ?? "");
    this.#requestStarts = scene.urls.filter((url) => url.isRequest).map((url) => url.start);
  }

  of(url: Url): Extent {
    const command = spanAt(this.#commands, this.#commandStarts, url.start);
    if (command) return { ...command, form: "shell", isClosed: true };
    const block = spanAt(this.#blocks, this.#blockStarts, url.start);
    if (block) return { ...block, form: "http", isClosed: true };
    return (
      this.#bracketed(url) ?? this.#mapping(url) ?? { start: url.start, end: url.end, form: "nearby", isClosed: false }
    );
  }

  #bracketed(url: Url): Extent | undefined {
    let core: Bracket | undefined;
    let bracket = this.#brackets.around(url.start);
    for (let level = 0; bracket && level < DEEPEST; level++) {
      if (this.#brackets.isBlock(bracket) || bracket.close - bracket.open > LONGEST) break;
      if (core && (this.#hasCredential(core) || this.#hasOtherRequest(bracket, core))) break;
      if (this.#isArgumentOfOther(bracket)) break;
      core = bracket;
      bracket = this.#brackets.parentOf(bracket, url.start);
    }
    if (!core) return undefined;
    const isCall = this.#region.text[core.open] === "(";
    const isAssigned = /(?:=|\breturn|\bdefault)\s*@?$/.test(this.#brackets.before(core, 20));
    return {
      start: core.open,
      end: core.close + 1,
      form: isCall ? "call" : "object",
      isClosed: !isCall && !isAssigned,
    };
  }

  /** Whether the request's credential stands in it already, so that what is farther out is not this request's. */
  #hasCredential(core: Bracket): boolean {
    const credential = this.#credentials[lastAtMost(this.#credentials, core.open) + 1];
    return credential !== undefined && credential < core.close;
  }

  /** Whether it is an argument of a call whose URL came before: `fetch("…", { body: { url: "…" } })`. */
  #isArgumentOfOther(bracket: Bracket): boolean {
    const call = bracket.parent;
    if (!call || this.#region.text[call.open] !== "(") return false;
    const before = this.#requestStarts[lastAtMost(this.#requestStarts, bracket.open)] ?? -1;
    return before > call.open && this.#brackets.around(before) === call;
  }

  #hasOtherRequest(outer: Bracket, inner: Bracket): boolean {
    const starts = this.#requestStarts;
    const beforeInner = starts[lastAtMost(starts, inner.open)] ?? -1;
    const afterInner = starts[lastAtMost(starts, inner.close) + 1] ?? Infinity;
    return beforeInner > outer.open || afterInner < outer.close;
  }

  #mapping(url: Url): Extent | undefined {
    // Braces around say that the text is some other language's.
    if (!this.#isYaml && this.#brackets.around(url.start)) return undefined;
    const line = this.#lines.lineOf(url.start);
    const indent = this.#lines.text(line).search(/[^ \t-]/);
    const last = this.#lastMapping;
    // Many hosts in one mapping are one walk over its lines, not one each.
    if (last?.indent === indent && url.start < last.span.end) return { ...last.span, form: "object", isClosed: true };
    const span = yamlMapping(this.#lines, line, this.#isYaml);
    if (!span) return undefined;
    this.#lastMapping = { span, indent };
    return { ...span, form: "object", isClosed: true };
  }
}

/** The one of some spans, in order and apart from each other, that holds an offset. */
export function spanAt(spans: readonly Span[], starts: readonly number[], offset: number): Span | undefined {
  const span = spans[lastAtMost(starts, offset)];
  return span && span.end > offset ? span : undefined;
}

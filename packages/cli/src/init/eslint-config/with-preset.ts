import { parse, tokTypes, type Program, type Token } from "acorn";
import type { Edit } from "../edit.ts";
import { eolOf, type Insertion, withInsertions } from "../insertion.ts";
import { exportedList, type ConfigList } from "./config-list.ts";
import { requiredBy } from "./imports.ts";

export const PLUGIN = "eslint-plugin-nxs-guard";
/** What a configuration calls the plugin. */
const NAME = "nxsGuard";
const PRESET = `${NAME}.configs.recommended`;

/** What has ESLint read components. Presets reach none, since ESLint cannot read them by itself. */
const COMPONENTS: readonly (readonly [string, RegExp])[] = [
  ["vue", /^(?:eslint-plugin-vue|@vue\/eslint-config-typescript|.*\.nuxt\/eslint\.config(?:\.mjs)?)$/],
  ["svelte", /^eslint-plugin-svelte$/],
  ["astro", /^eslint-plugin-astro$/],
];

/** What a person adds to a configuration. */
export const snippet = [`import ${NAME} from "${PLUGIN}";`, "…", `${PRESET},`];

/**
 * A flat configuration with the plugin's `recommended` at the end of what it exports, and its rules for the components that are read there; every
 * other byte stays.
 *
 * @param text of a module of JavaScript, or of TypeScript that is JavaScript too
 */
export function withPreset(text: string): Edit {
  const module = parsed(text);
  if (!module) return { is: "impossible" };
  const { program, tokens } = module;
  const strings = tokens.flatMap(({ type, start, end }) =>
    type === tokTypes.string ? [text.slice(start + 1, end - 1)] : [],
  );
  if (strings.includes(PLUGIN)) return { is: "needless" };
  const list = exportedList(program);
  if (!list || new RegExp(String.raw`\b${NAME}\b`).test(text)) return { is: "impossible" };
  const components = COMPONENTS.filter(([, reader]) => strings.some((source) => reader.test(source)));
  const added = [PRESET, ...components.map(([extension]) => forComponents(extension, quoteIn(text)))];
  const edited = withInsertions(text, [
    importInsertion(text, program),
    ...elementInsertions(text, list, tokens, added),
  ]);
  return parsed(edited) ? { is: "edited", text: edited } : { is: "impossible" };
}

function parsed(text: string): { readonly program: Program; readonly tokens: readonly Token[] } | undefined {
  const tokens: Token[] = [];
  try {
    return { program: parse(text, { ecmaVersion: "latest", sourceType: "module", onToken: tokens }), tokens };
  } catch {
    // TypeScript, or a module that cannot be loaded anyway.
    return undefined;
  }
}

function forComponents(extension: string, quote: string): string {
  const [files, plugin] = [`**/*.${extension}`, "nxs-guard"].map((name) => quote + name + quote);
  return `{ files: [${files}], plugins: { ${plugin}: ${NAME} }, rules: ${PRESET}.rules }`;
}

function quoteIn(text: string): string {
  return text.split("'").length > text.split('"').length ? "'" : '"';
}

/** A line that brings the plugin in, written like the last of those that bring in others. */
function importInsertion(text: string, program: Program): Insertion {
  const isModule = program.body.some(({ type }) => type === "ExportDefaultDeclaration");
  const last = program.body.findLast((statement) =>
    isModule
      ? statement.type === "ImportDeclaration"
      : statement.type === "VariableDeclaration" && statement.declarations.some(({ init }) => init && requiredBy(init)),
  );
  const model = last ? text.slice(last.start, last.end) : text;
  const quote = quoteIn(model);
  const semicolon = (last ?? program.body.at(-1)) && /;\s*$/.test(last ? model : text) ? ";" : "";
  const source = `${quote}${PLUGIN}${quote}`;
  // What `require` gives of a module is its namespace: https://nodejs.org/api/modules.html#loading-ecmascript-modules-using-require
  const line = `${isModule ? `import ${NAME} from ${source}` : `const { default: ${NAME} } = require(${source})`}${semicolon}`;
  const eol = eolOf(text);
  if (!last) return { at: startOfCode(text), text: `${line}${eol}${eol}` };
  const lineEnd = /\r?\n|$/.exec(text.slice(last.end))?.index ?? 0;
  return { at: last.end + lineEnd, text: eol + line };
}

/** Behind the mark of a byte order, `#!`, `// @ts-check`, and comments that an empty line keeps apart from what follows. */
function startOfCode(text: string): number {
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  for (;;) {
    const rest = text.slice(start);
    const head = /^(?:#!|\/\/ ?@ts-).*\n/.exec(rest) ?? /^(?:\/\/.*\n)+\r?\n/.exec(rest) ?? blockComment.exec(rest);
    if (!head) return start;
    start += head[0].length;
  }
}

const blockComment = /^\/\*(?:[^*]|\*(?!\/))*\*\/[ \t]*\r?\n\r?\n/;

/** More elements, in the style of the others: each on a line of its own where the closing bracket has one. */
function elementInsertions(
  text: string,
  { elements, close }: ConfigList,
  tokens: readonly Token[],
  added: readonly string[],
): Insertion[] {
  const before = tokens.findLast(({ end }) => end <= close);
  const at = before?.end ?? close;
  const last = elements.at(-1);
  const endsInComma = last !== undefined && before?.type === tokTypes.comma;
  const line = text.lastIndexOf("\n", close - 1) + 1;
  if (line <= at || text.slice(line, close).trim() !== "") {
    const more = added.join(", ");
    if (!last) return [{ at, text: more }];
    return [{ at, text: endsInComma ? ` ${more},` : `, ${more}` }];
  }
  const indent = last && isFirstOfLine(text, last.start) ? indentAt(text, last.start) : innerIndent(text, line);
  return [
    ...(last && !endsInComma ? [{ at, text: "," }] : []),
    { at: line, text: `${indent}${added.join(`,${eolOf(text)}${indent}`)}${endsInComma ? "," : ""}${eolOf(text)}` },
  ];
}

function isFirstOfLine(text: string, at: number): boolean {
  return (
    text
      .slice(text.lastIndexOf("\n", at - 1) + 1, at)
      .replace("(", "")
      .trim() === ""
  );
}

function indentAt(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", at - 1) + 1))?.[0] ?? "";
}

/** One step further in than a line that closes a bracket. */
function innerIndent(text: string, line: number): string {
  const outer = indentAt(text, line);
  return outer + (outer.startsWith("\t") || /^\t/m.test(text) ? "\t" : "  ");
}

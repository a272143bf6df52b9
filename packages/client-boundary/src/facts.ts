import type { FrameworkId } from "./framework.ts";

/** What is known of a project. Each door reads it from the manifest, the names of the root's files and the settings, and keeps it. */
export interface ProjectFacts {
  /** What `detectFrameworks` found, or the user's own word. Where it is empty, a module's imports tell. */
  readonly frameworks: readonly FrameworkId[];
  /** Globs of the folders, below the project's root, in which packages lie. Without it: the root, `apps/*`, `packages/*`, `examples/*`. */
  readonly rootDir?: string | readonly string[] | undefined;
  /** Globs of files that the user calls client code; the user's word is the last one. */
  readonly clientFiles?: readonly string[] | undefined;
  /** Globs of files that the user calls server code. */
  readonly serverFiles?: readonly string[] | undefined;
  /** `main` of wrangler.toml, wrangler.json or wrangler.jsonc. */
  readonly workerEntries?: readonly string[] | undefined;
  /** The scripts that a browser extension's manifest.json names. */
  readonly extensionScripts?: readonly string[] | undefined;
  /** What `isServerPackage` says of the manifest. */
  readonly isServerPackage?: boolean | undefined;
  /** Prefixes of public environment variables beyond the tools' own, such as Vite's `envPrefix`. */
  readonly envPrefixes?: readonly string[] | undefined;
  /** The names under `env` in next.config, which Next builds in whatever they are called. */
  readonly inlinedEnvNames?: readonly string[] | undefined;
}

/** What a module says of itself. */
export interface ModuleFacts {
  /** Relative to the project's root, with `/`. */
  readonly path: string;
  /** The directive prologue: `use client`. */
  readonly directives?: readonly string[] | undefined;
  readonly imports?: readonly ImportFact[] | undefined;
  /** The names of what it exports, `default` among them; types left out. */
  readonly exports?: readonly string[] | undefined;
  readonly syntax?: readonly SyntaxSign[] | undefined;
}

/** An import, a re-export, a `require` or an `import()` of a known module. */
export interface ImportFact {
  /** `react-dom/client` */
  readonly source: string;
  /** Erased by the compiler: such an import says nothing. */
  readonly isTypeOnly?: boolean | undefined;
  /** The imported names, as the other module exports them; `default` among them. */
  readonly names?: readonly string[] | undefined;
}

/**
 * What the text of a module shows:
 * - `hashbang`: it starts with `#!`
 * - `dom-global`: it uses `window`, `document`, `localStorage`, `chrome.runtime` and the like, which are no variables of its own, outside a
 *   guard that asks whether they exist
 * - `event-handler`: JSX or a template with a handler, such as `onClick={…}` or `@click="…"`
 * - `client-hook`: it calls `useState`, `useEffect` or another hook that only a client component may call
 * - `class-component`: it has a class that extends `Component` of React
 * - `service-worker`: it listens to `push`, `install` or another event that only a service worker is sent
 * - `allows-browser`: `dangerouslyAllowBrowser: true`
 * - `deno-serve`, `bun-serve`: it calls `Deno.serve` or `Bun.serve`
 * - `deno-env`: it calls `Deno.env.get`, and asks nowhere whether there is a `Deno`
 * - `fetch-handler`: `export default { fetch(request, env) { … } }`
 */
export type SyntaxSign =
  | "hashbang"
  | "dom-global"
  | "event-handler"
  | "client-hook"
  | "class-component"
  | "service-worker"
  | "allows-browser"
  | "deno-serve"
  | "deno-env"
  | "bun-serve"
  | "fetch-handler";

/** What is known of one place in a module. */
export interface PlaceFacts {
  /** The name of the export that it stands in: `loader`, `default`. */
  readonly export?: string | undefined;
  /** What encloses the place, the innermost first. */
  readonly enclosing?: readonly Enclosure[] | undefined;
  /**
   * The places in the module that use the top-level binding in which it stands: what a bundler keeps of a helper depends on what it keeps of them.
   * The caller follows no binding twice.
   */
  readonly uses?: readonly PlaceFacts[] | undefined;
}

/**
 * Something around a place:
 * - `function`, with its directives
 * - `argument` of a call; the callee's source without its arguments: `createServerFn().handler`, `React.useEffect`. An imported name as its module
 *   exports it
 * - `property` of an object literal
 * - `attribute` of JSX or of a template, and the names of the others on the element
 * - `branch` of an `if`, a `?:` or a `&&` (or what follows an early return): the condition's source, and whether it holds here
 * - `section` of a file of several languages: the frontmatter or a script of an Astro component
 */
export type Enclosure =
  | { readonly kind: "function"; readonly directives: readonly string[] }
  | { readonly kind: "argument"; readonly callee: string }
  | { readonly kind: "property"; readonly name: string }
  | { readonly kind: "attribute"; readonly name: string; readonly beside: readonly string[] }
  | { readonly kind: "branch"; readonly condition: string; readonly holds: boolean }
  | { readonly kind: "section"; readonly name: "frontmatter" | "script" };

import type { ModuleFacts } from "./facts.ts";
import type { Precedence, Side, Strength } from "./verdict.ts";

export const FRAMEWORK_IDS = [
  "angular",
  "astro",
  "electron",
  "expo",
  "gatsby",
  "next",
  "nuxt",
  "qwik",
  "react-native",
  "react-router",
  "solid-start",
  "spa",
  "sveltekit",
  "tanstack-start",
  "web-extension",
  "workers",
] as const;

export type FrameworkId = (typeof FRAMEWORK_IDS)[number];

/** How one framework, or one family of them, splits server from client. All of it is data but two questions. */
export interface Framework {
  readonly id: FrameworkId;
  /** Where the facts come from. */
  readonly sources: readonly string[];
  /** Whether a project uses it. */
  readonly detect: (evidence: ProjectEvidence) => boolean;
  /** Modules that only its projects import, for a module of which nothing else is known. */
  readonly imports?: RegExp;
  /** What it makes of a file's place. */
  readonly paths?: readonly PathSignal[];
  /** What it makes of a module's exports. */
  readonly exports?: ExportSides;
  /** Imports that decide by themselves, in a project of any kind. */
  readonly telling?: readonly ImportSignal[];
  /** Calls that decide for what is handed to them, in a project of any kind. */
  readonly calls?: readonly CallSignal[];
  /** Conditions that decide for the branch in which they hold, in a project of any kind. */
  readonly conditions?: readonly ConditionSignal[];
}

/** What a package.json and the names of the files beside it show. */
interface ProjectEvidence {
  /** Whether the manifest names one of these, as a dependency of any kind. */
  readonly depends: (...names: readonly string[]) => boolean;
  /** Whether it names one of these as needed by what runs, not for development alone. */
  readonly runsOn: (...names: readonly string[]) => boolean;
  readonly hasFile: (name: RegExp) => boolean;
}

interface Judgement {
  readonly side: Side;
  readonly strength: Strength;
  /** Where it is not the one that follows from side and strength. */
  readonly precedence?: Precedence;
}

export interface PathSignal extends Judgement {
  /** Globs below the package's folder; a `!` takes out. */
  readonly globs: readonly string[];
  /** Not where the module imports what only a server has, which the bundler cannot build. */
  readonly exceptNode?: true;
  /** Not in a project of this framework. */
  readonly exceptIn?: FrameworkId;
  /** The rest of "it is …". */
  readonly what: string;
}

export interface ImportSignal extends Judgement {
  readonly from: RegExp;
  /** Only where one of these is imported. */
  readonly names?: readonly string[];
  /** Only where none of these is imported. */
  readonly exceptNames?: readonly string[];
  /** Not in a project of this framework. */
  readonly exceptIn?: FrameworkId;
  /** The rest of "it imports …". */
  readonly what: string;
}

export interface CallSignal extends Judgement {
  readonly callee: RegExp;
  /** Only in this property of the object that is handed over. */
  readonly option?: string;
  /** The rest of "it is inside …". */
  readonly what: string;
}

export interface ConditionSignal {
  /** Source text without spaces, with `"` for every quote. */
  readonly condition: string;
  readonly whenTrue: Branch;
  readonly whenFalse: Branch;
}

interface Branch {
  readonly side: Side;
  readonly strength: Strength;
}

/** Exports of which the framework takes some out of what it sends to the client, and what only they use. */
interface ExportSides {
  /** Whether this is a module of the kind whose exports it treats so. */
  readonly applies: (module: ModuleFacts) => boolean;
  readonly server: readonly string[];
  readonly client: readonly string[];
  readonly clientStrength: Strength;
  /** The rest of what a module is as a whole, unless all that it exports is the server's. */
  readonly module?: Judgement & { readonly what: string };
}

/** The precedence that follows from a side and a strength: decisive client signals stand before the framework's server paths. */
export function precedenceOf({ side, strength, precedence }: Judgement): Precedence {
  if (precedence) return precedence;
  if (strength < 3) return "strength";
  return side === "server" ? "server-path" : "decisive-client";
}

import {
  type Enclosure,
  type FrameworkId,
  judgePlace,
  judgeSide,
  type ModuleFacts,
  type PlaceFacts,
  type ProjectFacts,
} from "../src/index.ts";

/** A module of a project, in a few words. */
export interface Case extends Omit<ModuleFacts, "path" | "imports"> {
  /** Sources of value imports; `vue#onMounted` imports one name. */
  readonly imports?: readonly string[];
  readonly types?: readonly string[];
  readonly project?: Omit<ProjectFacts, "frameworks">;
}

/** The verdict on a module, as `client 3`. */
export function sideOf(frameworks: readonly FrameworkId[], path: string, { project, ...facts }: Case = {}): string {
  const { side, strength } = judgeSide(moduleOf(path, facts), { ...project, frameworks });
  return `${side} ${strength}`;
}

/** The verdict on a place in a module, as `client 3`. */
export function placeOf(
  frameworks: readonly FrameworkId[],
  path: string,
  { project, ...facts }: Case,
  place: PlaceFacts,
): string {
  const { side, strength } = judgePlace(place, moduleOf(path, facts), { ...project, frameworks });
  return `${side} ${strength}`;
}

export function moduleOf(path: string, { imports = [], types = [], ...facts }: Case): ModuleFacts {
  const values = imports.map((text) => {
    const [source = "", ...names] = text.split("#");
    return { source, names };
  });
  return { ...facts, path, imports: [...values, ...types.map((source) => ({ source, isTypeOnly: true }))] };
}

export const inFunction = (...directives: readonly string[]): Enclosure => ({ kind: "function", directives });
export const argumentOf = (callee: string): Enclosure => ({ kind: "argument", callee });
export const property = (name: string): Enclosure => ({ kind: "property", name });
export const attribute = (name: string, ...beside: readonly string[]): Enclosure => ({
  kind: "attribute",
  name,
  beside,
});
export const branch = (condition: string, holds = true): Enclosure => ({ kind: "branch", condition, holds });
export const section = (name: "frontmatter" | "script"): Enclosure => ({ kind: "section", name });

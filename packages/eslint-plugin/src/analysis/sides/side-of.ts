import { resolve } from "node:path";
import { judgePlace, judgeSide } from "@nxs-guard/client-boundary";
import type { Enclosure, ModuleFacts, Verdict } from "@nxs-guard/client-boundary";
import type { TSESTree } from "@typescript-eslint/utils";

import type { RuleContext } from "../../create-rule.ts";
import { fileReader } from "../requests/file-reader.ts";
import { readSettings } from "../settings.ts";
import { moduleFacts } from "./module.ts";
import { placeFacts } from "./place.ts";
import { pathFrom, projectOf } from "./project.ts";

/** On which side the code at a node runs. */
export type SideOf = (node: TSESTree.Node) => Verdict;

type Context = Pick<RuleContext, "cwd" | "filename" | "physicalFilename" | "settings" | "sourceCode">;

const judges = new WeakMap<object, SideOf>();

/** Who judges the places of a file: one for all rules. Nothing is done before the first question. */
export function sideOf(context: Context): SideOf {
  const { sourceCode } = context;
  let judge: SideOf | undefined;
  return (node) => {
    judge ??= judges.get(sourceCode);
    if (!judge) judges.set(sourceCode, (judge = newJudge(context)));
    return judge(node);
  };
}

function newJudge({ cwd, filename, physicalFilename, settings: all, sourceCode }: Context): SideOf {
  const settings = readSettings(all);
  const bindings = fileReader(sourceCode, settings);
  const path = resolve(cwd, physicalFilename);
  const { root, facts } = projectOf(path, cwd, settings);
  const module = moduleFacts(pathFrom(root, path), bindings);
  const file = configured({ path: pathFrom(cwd, path) }, settings) ?? judgeSide(module, facts);
  const section = sectionOf(filename, physicalFilename);
  return (node) => {
    const place = placeFacts(node, sourceCode, bindings);
    return judgePlace({ ...place, enclosing: [...(place.enclosing ?? []), ...section] }, module, facts, file);
  };
}

/** The user's word, whose globs may also be meant from where ESLint runs: a monorepo has one configuration. */
function configured(
  module: ModuleFacts,
  { clientFiles, serverFiles }: ReturnType<typeof readSettings>,
): Verdict | undefined {
  const verdict = judgeSide(module, { frameworks: [], clientFiles, serverFiles });
  return verdict.signals[0]?.precedence === "configured" ? verdict : undefined;
}

/** Of an Astro component the scripts are cut out by a processor; the rest is the frontmatter and what it renders. */
function sectionOf(filename: string, physicalFilename: string): Enclosure[] {
  if (!physicalFilename.endsWith(".astro")) return [];
  return [{ kind: "section", name: filename === physicalFilename ? "frontmatter" : "script" }];
}

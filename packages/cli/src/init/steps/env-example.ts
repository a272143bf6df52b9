import { existsSync } from "node:fs";
import { join } from "node:path";
import type { FrameworkId } from "@nxs-guard/client-boundary";
import { eolOf } from "../insertion.ts";
import type { Project } from "../project.ts";
import { shownPath, standingAt, writing } from "../standing-file.ts";
import { nothingToDo, type Step } from "../step.ts";

const title = "The variable";
const names = [".env.example", ".env.sample", ".env.template", ".env.dist", "env.example", "example.env"] as const;

const VARIABLE = "NEXUS_API_KEY=";
const COMMENT =
  "# From your Nexus dashboard. Only a server may read it: never under a name with VITE_, NEXT_PUBLIC_ or the like before it.";

/** Frameworks of which nothing runs on a server. */
const clients: ReadonlySet<FrameworkId> = new Set(["angular", "expo", "react-native", "spa", "web-extension"]);
const ADVICE =
  "Nothing of this project runs on a server by itself: have a server of yours call Nexus, since everyone who gets the app can read a key in it.";

/** The file of a package that shows which variables there are: the one that stands there, or the usual name. */
export function exampleIn(folder: string): string {
  return names.find((name) => existsSync(join(folder, name))) ?? names[0];
}

/** Names the variable that holds a key, so that it is put into an environment file and not into the source. */
export function envExampleStep({ top, folder, frameworks }: Project): Step {
  const path = join(folder, exampleIn(folder));
  const standing = standingAt(path, top);
  const shown = shownPath(path, top);
  if (standing.is === "untouchable") {
    return nothingToDo(title, `${shown} is ${standing.why}. Name the variable there: \`${VARIABLE}\``);
  }
  const text = standing.is === "text" ? standing.text : "";
  if (/^[ \t]*(?:#[ \t]*)?(?:export[ \t]+)?NEXUS_API_KEY[ \t]*=/m.test(text)) {
    return nothingToDo(title, `${shown} names it already.`);
  }
  const eol = eolOf(text);
  const start = text === "" ? "" : `${text.replace(/\r?\n$/, "")}${eol}${eol}`;
  const changes = [writing(path, `${start}${COMMENT}${eol}${VARIABLE}${eol}`, standing)];
  return { title, changes, words: frameworks.length > 0 && frameworks.every((id) => clients.has(id)) ? [ADVICE] : [] };
}

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Change } from "@nxs-guard/pre-commit";
import { ignoresEnvFiles, isDockerfile } from "@nxs-guard/rules";
import { eolOf } from "../insertion.ts";
import type { Project } from "../project.ts";
import { shownPath, standingAt, textAt, writing } from "../standing-file.ts";
import { nothingToDo, type Step } from "../step.ts";

const title = "Environment files in images";
const PATTERN = "**/.env*";

/** Keeps environment files out of the images that Dockerfiles in the package and at the top build; undefined where there is no Dockerfile. */
export function dockerIgnoreStep({ top, folder }: Project): Step | undefined {
  const lists = [...new Set([folder, top])].flatMap((at) => listsFor(at));
  if (lists.length === 0) return undefined;
  const changes: Change[] = [];
  const words: string[] = [];
  for (const path of new Set(lists)) {
    const standing = standingAt(path, top);
    const shown = shownPath(path, top);
    if (standing.is === "untouchable")
      words.push(`${shown} is ${standing.why}. Add \`${PATTERN}\` to what counts there.`);
    else if (standing.is === "nothing" || !ignoresEnvFiles(standing.text)) {
      changes.push(writing(path, withPattern(standing.is === "text" ? standing.text : ""), standing));
      words.push(
        `A build that reads public settings from an environment file takes them as \`ARG\` or \`ENV\` from now on.`,
      );
    }
  }
  return changes.length === 0 && words.length === 0
    ? nothingToDo(title, "They are left out already.")
    : { title, changes, words };

  /** The lists that count for the Dockerfiles of a folder. Source: https://docs.docker.com/build/concepts/context/#filename-and-location */
  function listsFor(at: string): string[] {
    return readdirSync(at)
      .filter(isDockerfile)
      .map((name) => {
        const own = join(at, `${name}.dockerignore`);
        if (existsSync(own)) return own;
        // The context of a build may be any folder above.
        const above = [at, top].map((one) => join(one, ".dockerignore"));
        return above.find((path) => ignoresEnvFiles(textAt(path, top) ?? "")) ?? join(at, ".dockerignore");
      });
  }
}

function withPattern(text: string): string {
  const eol = eolOf(text);
  return `${text === "" || text.endsWith("\n") ? text : text + eol}${PATTERN}${eol}`;
}

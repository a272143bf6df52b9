import { Buffer } from "node:buffer";
import type { FrameworkId } from "@nxs-guard/client-boundary";
import { Detector } from "@nxs-guard/core";
import { changedLines, type Change } from "@nxs-guard/pre-commit";
import { catalogue } from "@nxs-guard/rules";
import { printable, redact } from "@nxs-guard/scanner";
import type { Plan } from "./plan.ts";
import type { Project } from "./project.ts";
import { shownPath } from "./standing-file.ts";
import type { Step } from "./step.ts";
import { ciTitles } from "./steps/ci.ts";

const frameworkTitles: Readonly<Record<FrameworkId, string>> = {
  angular: "Angular",
  astro: "Astro",
  electron: "Electron",
  expo: "Expo",
  gatsby: "Gatsby",
  next: "Next",
  nuxt: "Nuxt",
  qwik: "Qwik",
  "react-native": "React Native",
  "react-router": "React Router",
  "solid-start": "SolidStart",
  spa: "an app for the browser",
  sveltekit: "SvelteKit",
  "tanstack-start": "TanStack Start",
  "web-extension": "a browser extension",
  workers: "Cloudflare Workers",
};

/** The plan for a person, line ends included. Files of the project are quoted in it: what may be a secret is masked. */
export function describePlan({ project, steps }: Plan): string {
  const lines = [found(project), ...steps.flatMap((step) => ["", ...describeStep(step, project.top)])];
  const detector = new Detector(catalogue);
  return lines.map((line) => `${redact(line, detector)}\n`).join("");
}

function found({ top, folder, packageManager, frameworks, ciSystems }: Project): string {
  const parts = [
    packageManager.name,
    ...frameworks.map((id) => frameworkTitles[id]),
    ...ciSystems.map((system) => ciTitles[system]),
  ];
  const place = shownPath(folder, top);
  return `Found: ${parts.join(", ")}${place === "" ? "" : `; the package ${printable(place)}`}`;
}

function describeStep({ title, changes, words, isLong = false }: Step, top: string): string[] {
  const told = words.join("\n").trimEnd();
  return [
    title,
    ...changes.flatMap((change) => describeChange(change, top, isLong)),
    ...(told === "" ? [] : told.split("\n").map((line) => (line === "" ? "" : `  ${printable(line)}`))),
  ];
}

function describeChange(change: Change, top: string, isLong: boolean): string[] {
  const path = printable(shownPath(change.path, top));
  switch (change.kind) {
    case "write":
      if (change.before !== undefined) {
        return [`  would change ${path}`, ...indented(changedLines(textOf(change.before), textOf(change.text)))];
      }
      return [`  would write ${path}`, ...(isLong ? [] : indented(quoted(textOf(change.text))))];
    case "copy":
      return [`  would keep the hook ${path} as ${printable(shownPath(change.to, top))}`];
    case "move":
      return [`  would put ${path} to ${printable(shownPath(change.to, top))}`];
    case "remove":
      return [`  would remove ${path}`];
  }
}

/** For a person: a `Change` has one character a byte. */
function textOf(bytes: string): string {
  return Buffer.from(bytes, "latin1").toString().replaceAll("\t", "  ");
}

function quoted(text: string): string {
  return text.replace(/^/gm, "  | ").replace(/ {2}\| $/, "");
}

function indented(lines: string): string[] {
  return lines
    .trimEnd()
    .split("\n")
    .map((line) => `  ${printable(line)}`);
}

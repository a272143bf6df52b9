import { palette, printable } from "@nxs-guard/scanner";
import { hookNames } from "../hook-names.ts";
import { isSound, type Diagnosis } from "./diagnosis.ts";

/** A diagnosis for a person: lines with their ends. */
export function describeDiagnosis(diagnosis: Diagnosis, color: boolean): string {
  const { directory, setting, command, states, others, shadowed, switches } = diagnosis;
  const colors = palette(color);
  const mark = (isWell: boolean): string => (isWell ? colors.green("✔") : colors.red("✖"));
  const width = Math.max(...hookNames.map((name) => name.length));
  const why = setting ? `core.hooksPath, set in ${printable(setting.origin)}` : "its own folder";
  return [
    `git looks for hooks in ${printable(directory)} (${why})`,
    "",
    ...states.map(({ name, checks, because }) => `${mark(checks)} ${name.padEnd(width)}  ${printable(because)}`),
    command === undefined
      ? `${mark(false)} ${"the command".padEnd(width)}  is not installed: no node_modules/.bin/nxs-guard stands where the hooks look, nor on PATH`
      : `${mark(true)} ${"the command".padEnd(width)}  ${printable(command)}`,
    ...switches.map(({ name, effect }) => `${mark(false)} ${name} is set here: ${effect}`),
    ...(others.length > 0 ? ["", `Hooks of others that run: ${others.join(", ")}`] : []),
    ...(shadowed.length > 0 ? ["", "Never run:"] : []),
    ...shadowed.map(({ what, by }) => `${colors.yellow("!")} ${printable(what)}: ${printable(by)}`),
    "",
    conclusion(diagnosis),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

function conclusion(diagnosis: Diagnosis): string {
  if (isSound(diagnosis)) return "Each commit, merge and push is checked.";
  const unchecked = diagnosis.states.filter(({ checks }) => !checks).length;
  if (unchecked > 0) {
    return `${String(unchecked)} of ${String(diagnosis.states.length)} hooks check nothing. \`nxs-guard install\` puts them right, or says what to add.`;
  }
  return diagnosis.command === undefined
    ? "The hooks stop everything until nxs-guard is installed: npm install --save-dev nxs-guard"
    : "The hooks stand, and this environment switches them off.";
}

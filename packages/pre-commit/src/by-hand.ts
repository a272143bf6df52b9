import { printable, UserError } from "@nxs-guard/scanner";
import { hookNames } from "./hook-names.ts";
import type { Manager } from "./manager.ts";

/** What a hook has to run, in a form that works in any shell script and stops the commit on every failure. */
export const commandLine = "npx --no-install nxs-guard staged || exit 1";

/** Whether the text of a hook runs the command by a line that its owner wrote. */
export function runsByHand(text: string): boolean {
  return /^[^#\n]*\bnxs-guard staged\b/m.test(text);
}

const command = "npx --no-install nxs-guard staged";

const lefthook = hookNames.map((name) => `${name}:\n  commands:\n    nxs-guard:\n      run: ${command}`).join("\n");

const preCommit = `repos:
  - repo: local
    hooks:
      - id: nxs-guard
        name: nxs-guard
        entry: ${command}
        language: system
        always_run: true
        pass_filenames: false
        stages: [${hookNames.join(", ")}]`;

const simpleGitHooks = `"simple-git-hooks": {
${hookNames.map((name) => `  "${name}": "${command}"`).join(",\n")}
}`;

/** Why the hooks of a manager are left alone, and the exact lines that its user adds. */
export function addByHand(manager: Exclude<Manager, { kind: "husky" | "plain" }>): UserError {
  switch (manager.kind) {
    case "lefthook":
      return new UserError(
        `lefthook runs the hooks here (${printable(manager.config)}), and its file is yours to edit.`,
        `Add these lines to it, then run \`lefthook install\`:\n\n${indent(lefthook)}`,
      );
    case "pre-commit":
      return new UserError(
        `pre-commit runs the hooks here (${printable(manager.config)}), and its file is yours to edit.`,
        `Add these lines to it, then run \`pre-commit install ${hookNames.map((name) => `--hook-type ${name}`).join(" ")}\`:\n\n${indent(preCommit)}`,
      );
    case "simple-git-hooks":
      return new UserError(
        `simple-git-hooks runs the hooks here (${printable(manager.config)}), and its settings are yours to edit.`,
        `Add these lines to them, then run \`npx simple-git-hooks\`:\n\n${indent(simpleGitHooks)}`,
      );
    case "hooks-path":
      return new UserError(
        `core.hooksPath points to ${printable(manager.directory)}, which may serve other repositories too.`,
        `Add this line to the hooks ${hookNames.join(" and ")} there:\n\n${indent(commandLine)}`,
      );
  }
}

function indent(lines: string): string {
  return lines.replace(/^/gm, "  ");
}

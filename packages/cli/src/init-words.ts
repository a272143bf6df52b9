import type { Command } from "commander";
import type { InitWords } from "./commands/init.ts";
import { withLogLevel } from "./options.ts";

/** The command that sets a project up. */
export function addInit(program: Command): void {
  withLogLevel(program.command("init"))
    .summary("set a project up: linter, hooks, CI, ignored files")
    .description(
      "Finds the package manager, the framework, the linter and the CI system, shows what it would write for them, and writes it after a yes: the packages " +
        "and the ESLint preset, the hooks, a file for CI, entries in .gitignore, .dockerignore and .env.example, and a baseline of what was committed before. It " +
        "overwrites nothing, installs nothing, and does nothing twice.",
    )
    .option("-y, --yes", "write without asking")
    .option("--dry-run", "show what would be written")
    .addHelpText("after", INIT_HELP)
    .action(async (words: InitWords) => {
      await (await import("./commands/init.ts")).initialize(words);
    });
}

const INIT_HELP = `
In a repository of several packages, run it in a package for its linter and .env.example; what is the
repository's, as hooks and CI, goes to the top either way.

Examples:
  $ nxs-guard init
  $ nxs-guard init --dry-run
  $ nxs-guard init --yes       for scripts`;

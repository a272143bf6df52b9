import { Option, type Command } from "commander";
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
    .addOption(
      new Option(
        "--ci <system>",
        "the CI system, or none of them; by default what the files and the remote tell",
      ).choices(CI_CHOICES),
    )
    .addHelpText("after", INIT_HELP)
    .action(async (words: InitWords) => {
      await (await import("./commands/init.ts")).initialize(words);
    });
}

/** The systems of `init/ci-systems.ts`, which a start does not wait for. */
const CI_CHOICES = ["github", "gitlab", "azure", "circleci", "bitbucket", "jenkins", "none"] as const;

const INIT_HELP = `
In a repository of several packages, run it in a package for its linter and .env.example; what is the
repository's, as hooks and CI, goes to the top either way.

Examples:
  $ nxs-guard init
  $ nxs-guard init --dry-run
  $ nxs-guard init --ci gitlab
  $ nxs-guard init --yes       for scripts`;

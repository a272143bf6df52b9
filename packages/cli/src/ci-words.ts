import { Option, type Command } from "commander";
import type { CiWords } from "./commands/ci.ts";
import { withReporting } from "./options.ts";

/** The command for CI systems. */
export function addCi(program: Command): void {
  const trustedConfig = new Option(
    "--trusted-config [file]",
    "take configuration and baseline from the base, or a configuration from this file, and ignore what else the change says of findings: its own configurations and baseline, and all comments",
  );
  withReporting(program.command("ci"), { reports: "what the CI system shows", trustedConfig })
    .summary("scan what a pull request or a push brings, in CI")
    .description(
      "Scans the commits of the pull or merge request or of the push, or the whole tree where nothing tells what is new, and says which. Reports in " +
        "the forms of GitHub Actions, GitLab, Azure Pipelines and CircleCI. Needs no token and no network, and fetches nothing.",
    )
    .option("--base <revision>", "what is not new; by default what the CI system says")
    .option("--head <revision>", "the last commit that is scanned; by default what the CI system says")
    .option("--lint", "have the project's ESLint look at JavaScript as well; it runs code of the project")
    .addHelpText("after", CI_HELP)
    .action(async (words: CiWords) => {
      await (await import("./commands/ci.ts")).scanForCi(words);
    });
}

const CI_HELP = `
Examples:
  $ nxs-guard ci                                      on GitHub, GitLab, Azure or CircleCI
  $ nxs-guard ci --base origin/main --head HEAD       anywhere
  $ nxs-guard ci --trusted-config --fail-on high      for changes by people whom you do not trust
  $ nxs-guard ci --report pretty --report junit=nxs-guard.xml`;

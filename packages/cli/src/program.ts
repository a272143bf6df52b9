import { Command, Option } from "commander";
import type { HistoryWords } from "./commands/history.ts";
import type { InstallWords } from "./commands/hooks.ts";
import type { RangeWords } from "./commands/range.ts";
import type { ScanWords } from "./commands/scan.ts";
import type { StagedWords } from "./commands/staged.ts";
import { addCi } from "./ci-words.ts";
import { addInit } from "./init-words.ts";
import { addKnowledge } from "./knowledge-words.ts";
import { withLogLevel, withReporting, type ReportingOptions } from "./options.ts";
import { isUnchecked } from "./unchecked.ts";
import { version } from "./version.ts";

/**
 * The words of the command line. What a command does is loaded when it is asked for, so that help and mistakes are answered at once.
 *
 * A mistake ends in a `CommanderError`. Its message repeats what was typed, which may be a key: it is not written here.
 */
export function createProgram(): Command {
  const program = new Command("nxs-guard")
    .description("Finds Nexus API keys, and calls that need one, in places where they can be read.")
    .version(version)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .addHelpText("after", GENERAL_HELP);

  addInit(program);

  withReporting(program.command("scan"))
    .summary("scan files, directories or the standard input")
    .description(
      "Scans files. In a repository a directory stands for what git tracks or would track in it, elsewhere for what no .gitignore names. " +
        "A path that is named is scanned even if it is ignored.",
    )
    .argument("[paths...]", "files and directories, or - for the standard input", ["."])
    .option("--stdin-filename <name>", "what the standard input is called in the report")
    .option("--no-ignore", "also scan what .gitignore files name")
    .addOption(
      new Option(
        "--include <glob>",
        "scan only these, may be repeated; a glob without a slash counts at any depth",
      ).argParser(appended),
    )
    .addOption(new Option("--exclude <glob>", "leave these out, may be repeated").argParser(appended))
    .option("--submodules", "also scan the submodules that are checked out")
    .addHelpText("after", SCAN_HELP)
    .action(async (paths: readonly string[], words: ScanWords) => {
      await (await import("./commands/scan.ts")).scanPaths(paths, words);
    });

  withReporting(program.command("staged"))
    .summary("scan what the next commit adds")
    .description("Scans the index, not the working tree, and reports what stands on the lines that the commit adds.")
    .option("--whole-files", "report everything in the staged files")
    .option(
      "--lint",
      "have the project's ESLint look at JavaScript, and say where there is none; done where there is one",
    )
    .option("--no-lint", "run no ESLint")
    .addHelpText("after", STAGED_HELP)
    .action(async (words: StagedWords) => {
      if (!isUnchecked("commit")) await (await import("./commands/staged.ts")).scanStaged(words);
    });

  withReporting(program.command("message"))
    .summary("scan the message of the commit that is being made")
    .description("Scans the file that git hands to its commit-msg hook.")
    .argument("<file>", "the file with the message")
    .addHelpText("after", MESSAGE_HELP)
    .action(async (file: string, words: ReportingOptions) => {
      if (!isUnchecked("commit")) await (await import("./commands/message.ts")).scanMessage(file, words);
    });

  withReporting(program.command("pushed"))
    .summary("scan what a push publishes")
    .description(
      "Scans each commit that the remote does not have. Git hands the lines that say what is pushed to its pre-push hook: they are read from " +
        "the standard input. Without any, what HEAD has is scanned.",
    )
    .argument("[remote]", "the name of the remote")
    .addHelpText("after", PUSHED_HELP)
    .action(async (remote: string | undefined, words: ReportingOptions) => {
      if (!isUnchecked("push")) await (await import("./commands/pushed.ts")).scanPushed(remote, words);
    });

  withReporting(program.command("range"))
    .summary("scan the commits of a range")
    .description(
      "Scans what each commit of a range adds, also what a later one takes away again: the changed lines, of a merge those that no parent " +
        "has, and the messages.",
    )
    .argument("[range]", "<base>..<head>: what can be reached from head and not from base")
    .option("--since <revision>", "the same as <revision>..HEAD")
    .addHelpText("after", RANGE_HELP)
    .action(async (revisions: string | undefined, words: RangeWords) => {
      await (await import("./commands/range.ts")).scanRange(revisions, words);
    });

  withReporting(program.command("history"))
    .summary("scan everything that was ever committed")
    .description("Scans every content that the history holds, once, and the messages of commits and tags.")
    .option("--all", "all branches, tags, stashes and reflogs, not only what HEAD comes from")
    .option("--cache <directory>", "where to keep what was found clean; by default in the user's caches")
    .option("--no-cache", "read everything, and keep nothing")
    .addHelpText("after", HISTORY_HELP)
    .action(async (words: HistoryWords) => {
      await (await import("./commands/history.ts")).scanHistory(words);
    });

  addCi(program);
  addKnowledge(program);

  withLogLevel(program.command("install"))
    .summary("scan at every commit from now on")
    .description("Puts hooks in place, by husky or git's own, beside what stands there.")
    .option("--dry-run", "show what would be done")
    .addHelpText("after", INSTALL_HELP)
    .action(async (words: InstallWords) => {
      await (await import("./commands/hooks.ts")).installHooks(words);
    });

  withLogLevel(program.command("uninstall"))
    .summary("take the hooks away again")
    .description("Takes away what install put there, and brings back what it kept.")
    .option("--dry-run", "show what would be done")
    .addHelpText("after", UNINSTALL_HELP)
    .action(async (words: InstallWords) => {
      await (await import("./commands/hooks.ts")).uninstallHooks(words);
    });

  const doctor = program
    .command("doctor")
    .summary("say what is checked, and what gets past")
    .addHelpText("after", DOCTOR_HELP);
  withLogLevel(doctor.command("hooks"))
    .summary("which hooks run, and which are shadowed")
    .description(
      "Says for each hook what git runs there, and what stands in the repository and never runs. Exits with 1 when a commit, a merge or a push " +
        "gets past. It reads and runs nothing.",
    )
    .addHelpText("after", DOCTOR_HELP)
    .action(async () => {
      await (await import("./commands/hooks.ts")).diagnose();
    });

  return program;
}

function appended(word: string, before: readonly string[] = []): readonly string[] {
  return [...before, word];
}

const GENERAL_HELP = `
Exit codes:
  0  nothing found
  1  findings
  2  wrong usage, not a repository, or a refusal to act
  3  no finding, but not everything could be read
  4  an internal error

Examples:
  $ nxs-guard init        set this project up
  $ nxs-guard scan        scan this directory
  $ nxs-guard staged      scan what the next commit adds
  $ nxs-guard history     scan everything that was ever committed
  $ nxs-guard ci          scan what a pull request or a push brings
  $ nxs-guard install     scan at every commit from now on`;

const SCAN_HELP = `
Examples:
  $ nxs-guard scan
  $ nxs-guard scan src .env
  $ nxs-guard scan --no-ignore --exclude node_modules --exclude '*.map'
  $ nxs-guard scan --report json > report.json
  $ nxs-guard scan --report sarif=out.sarif --report pretty --fail-on high
  $ kubectl get secrets -o yaml | nxs-guard scan - --stdin-filename secrets.yaml`;

const STAGED_HELP = `
Examples:
  $ nxs-guard staged
  $ nxs-guard staged --whole-files`;

const MESSAGE_HELP = `
Examples:
  $ nxs-guard message .git/COMMIT_EDITMSG`;

const PUSHED_HELP = `
Examples:
  $ nxs-guard pushed origin < /dev/null    what HEAD has and no branch of origin`;

const RANGE_HELP = `
Examples:
  $ nxs-guard range origin/main..HEAD
  $ nxs-guard range --since v1.2.0`;

const HISTORY_HELP = `
Examples:
  $ nxs-guard history
  $ nxs-guard history --all
  $ nxs-guard history --all --cache .cache/nxs-guard    for a CI system that keeps that directory`;

const INSTALL_HELP = `
Examples:
  $ nxs-guard install
  $ nxs-guard install --dry-run`;

const DOCTOR_HELP = `
Examples:
  $ nxs-guard doctor hooks`;

const UNINSTALL_HELP = `
Examples:
  $ nxs-guard uninstall
  $ nxs-guard uninstall --dry-run`;

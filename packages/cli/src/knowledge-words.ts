import type { Command } from "commander";
import type { KeepWords } from "./commands/baseline.ts";
import { configFile, withConfig, withLogLevel, type ConfigOptions } from "./options.ts";

/** The commands about what is known: rules, reasons and the baseline. */
export function addKnowledge(program: Command): void {
  withConfig(withLogLevel(program.command("explain")))
    .summary("say why something is reported, or why not")
    .description("Says for a place in a file which rules begin there, how far each came, and what was decided.")
    .argument("<file:line[:column]>", "a place, as reports write it")
    .addHelpText("after", EXPLAIN_HELP)
    .action(async (target: string, words: ConfigOptions) => {
      await (await import("./commands/explain.ts")).explainTarget(target, words);
    });

  const rules = program.command("rules").summary("list and show the rules").addHelpText("after", RULES_HELP);
  withConfig(withLogLevel(rules.command("list")))
    .summary("all rules, with what the configuration says of them")
    .addHelpText("after", RULES_LIST_HELP)
    .action(async (words: ConfigOptions) => {
      await (await import("./commands/rules.ts")).listRules(words);
    });
  withConfig(withLogLevel(rules.command("show")))
    .summary("one rule: what it finds, how, and what to do")
    .argument("<rule>", "its id")
    .addHelpText("after", RULES_SHOW_HELP)
    .action(async (id: string, words: ConfigOptions) => {
      await (await import("./commands/rules.ts")).showRule(id, words);
    });

  const baseline = program
    .command("baseline")
    .summary("keep a list of what is known, so that only what is new is reported")
    .addHelpText("after", BASELINE_HELP);
  const keeping = (name: string): Command => withLogLevel(baseline.command(name)).addOption(configFile());
  withWhy(keeping("create"))
    .summary("write down everything that stands in the tree")
    .option("--force", "make it anew where there is one")
    .addHelpText("after", BASELINE_CREATE_HELP)
    .action(async (words: KeepWords) => {
      await (await import("./commands/baseline.ts")).create(words);
    });
  withWhy(keeping("update"))
    .summary("add what is new")
    .addHelpText("after", BASELINE_UPDATE_HELP)
    .action(async (words: KeepWords) => {
      await (await import("./commands/baseline.ts")).update(words);
    });
  keeping("prune")
    .summary("take away what no longer stands in the tree")
    .addHelpText("after", BASELINE_PRUNE_HELP)
    .action(async (words: KeepWords) => {
      await (await import("./commands/baseline.ts")).prune(words);
    });
  keeping("audit")
    .summary("show each entry, where it stands, and why it is accepted")
    .description("Exits with 1 when an entry stands for nothing any more, or nobody has said why it is accepted.")
    .addHelpText("after", BASELINE_AUDIT_HELP)
    .action(async (words: KeepWords) => {
      await (await import("./commands/baseline.ts")).audit(words);
    });
}

function withWhy(command: Command): Command {
  return command.option("--why <reason>", "why what is added is accepted");
}

const EXPLAIN_HELP = `
Examples:
  $ nxs-guard explain src/chat.ts:12
  $ nxs-guard explain src/chat.ts:12:18`;

const RULES_HELP = `
Examples:
  $ nxs-guard rules list
  $ nxs-guard rules show nexus-api-key`;

const RULES_LIST_HELP = `
Examples:
  $ nxs-guard rules list`;

const RULES_SHOW_HELP = `
Examples:
  $ nxs-guard rules show nexus-api-key`;

const BASELINE_HELP = `
Examples:
  $ nxs-guard baseline create --why "revoked, and kept for the tests"
  $ nxs-guard baseline audit`;

const BASELINE_CREATE_HELP = `
Examples:
  $ nxs-guard baseline create --why "revoked, and kept for the tests"
  $ nxs-guard baseline create --force
  $ nxs-guard baseline create --config nxs-guard.config.js`;

const BASELINE_UPDATE_HELP = `
Examples:
  $ nxs-guard baseline update --why "made up"`;

const BASELINE_PRUNE_HELP = `
Examples:
  $ nxs-guard baseline prune`;

const BASELINE_AUDIT_HELP = `
Examples:
  $ nxs-guard baseline audit`;

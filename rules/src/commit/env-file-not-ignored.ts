import type { CommitRule } from "./commit-rule.ts";
import { envFileCommitted } from "./env-file-committed.ts";

export const envFileNotIgnored: CommitRule = {
  ...envFileCommitted,
  id: "env-file-not-ignored",
  where: "work tree",
  severity: "medium",
  danger: "The next `git add .` takes it into a commit, and with it what its variables hold.",
  title: "Environment file that git does not ignore",
  advice: "Name it in .gitignore, as `.env*` with `!.env.example` behind it.",
  sources: ["https://git-scm.com/docs/gitignore"],
};

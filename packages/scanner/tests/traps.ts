import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import type { Folder } from "./folder.ts";

/** Everything in a repository's own configuration by which git may start a program. */
const SETTINGS = [
  "core.fsmonitor",
  "core.pager",
  "core.sshCommand",
  "core.editor",
  "core.alternateRefsCommand",
  "diff.external",
  "diff.trap.command",
  "diff.trap.textconv",
  "filter.trap.clean",
  "filter.trap.smudge",
  "filter.trap.process",
  "pager.diff",
  "pager.ls-files",
  "pager.cat-file",
  "pager.rev-list",
  "pager.diff-tree",
  "gpg.program",
];
const SHELL_SETTINGS = ["alias.diff", "alias.ls-files", "alias.cat-file", "alias.rev-list", "credential.helper"];
const HOOKS = ["post-index-change", "fsmonitor-watchman", "reference-transaction"];

export interface Traps {
  /** Forgets what the test's own use of git has sprung. */
  arm(): void;
  isSprung(): boolean;
}

/** Fills a repository with traps. */
export function setTraps(folder: Folder): Traps {
  const sprung = folder.at(".git/sprung");
  folder.write(".gitattributes", "* diff=trap filter=trap\n");
  folder.commit();
  folder.write(".git/trap", `#!/bin/sh\ntouch '${sprung}'\ncat\n`);
  const trap = folder.at(".git/trap");
  chmodSync(trap, 0o755);
  for (const name of SETTINGS) folder.git("config", name, trap);
  for (const name of SHELL_SETTINGS) folder.git("config", name, `!${trap}`);
  mkdirSync(folder.at(".git/trapped-hooks"));
  for (const hook of HOOKS) symlinkSync(trap, folder.at(`.git/trapped-hooks/${hook}`));
  folder.git("config", "core.hooksPath", folder.at(".git/trapped-hooks"));
  return {
    arm: () => {
      rmSync(sprung, { force: true });
    },
    isSprung: () => existsSync(sprung),
  };
}

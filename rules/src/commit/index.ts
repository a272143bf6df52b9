import type { CommitRule } from "./commit-rule.ts";
import { dockerfileCopiesEnv } from "./dockerfile-copies-env.ts";
import { envFileCommitted } from "./env-file-committed.ts";
import { envFileNotIgnored } from "./env-file-not-ignored.ts";
import { mcpConfigKey } from "./mcp-config-key.ts";
import { nexusMcpCopy } from "./nexus-mcp-copy.ts";

/** What is judged of the files of a commit, and of those beside it. */
export const commitRules: readonly CommitRule[] = [
  envFileCommitted,
  envFileNotIgnored,
  dockerfileCopiesEnv,
  mcpConfigKey,
  nexusMcpCopy,
];

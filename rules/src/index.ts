export { catalogue } from "./catalogue.ts";
export type { CommitRule, CommittedFile, Habit } from "./commit/commit-rule.ts";
export { ignoresEnvFiles } from "./commit/docker-ignore.ts";
export { isDockerfile } from "./commit/dockerfile-copies-env.ts";
export { isEnvFile } from "./commit/env-values.ts";
export { commitRules } from "./commit/index.ts";
export { eslintRules } from "./eslint-rules.ts";
export { isAdminRequest, SECRET_NAMES } from "./nexus/practices/nexus-request.ts";

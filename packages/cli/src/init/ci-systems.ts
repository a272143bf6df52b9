import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

export type CiSystem = "github" | "gitlab" | "azure" | "circleci" | "bitbucket" | "jenkins";

/** The file that a system reads, from the top. GitHub reads all in its folder. */
export const ciFiles: Readonly<Record<CiSystem, string>> = {
  github: ".github/workflows",
  gitlab: ".gitlab-ci.yml",
  azure: "azure-pipelines.yml",
  circleci: ".circleci/config.yml",
  bitbucket: "bitbucket-pipelines.yml",
  jenkins: "Jenkinsfile",
};

/** Hosts whose own system runs what is pushed to them. */
const hosts: readonly (readonly [host: RegExp, system: CiSystem])[] = [
  [/(?:^|\.)github\.(?:com|[\w-]+\.\w+)$/, "github"],
  [/(?:^|\.)ghe\.com$/, "github"],
  [/(?:^|[.-])gitlab\./, "gitlab"],
  [/(?:^|\.)(?:dev\.azure|visualstudio)\.com$/, "azure"],
  [/(?:^|\.)bitbucket\.org$/, "bitbucket"],
];

/**
 * The CI systems of a repository: those whose files stand there, or else the one of the host that it is pushed to.
 *
 * @param top the absolute top of the work tree
 * @param remote the address of the remote, in a form that git takes
 */
export function findCiSystems(top: string, remote: string | undefined): CiSystem[] {
  const found = (Object.keys(ciFiles) as CiSystem[]).filter((system) => isThere(join(top, ciFiles[system])));
  if (found.length > 0) return found;
  const host = remote === undefined ? undefined : hostOf(remote);
  const hosted = host === undefined ? undefined : hosts.find(([pattern]) => pattern.test(host))?.[1];
  if (hosted) return [hosted];
  return existsSync(join(top, ".github")) ? ["github"] : [];
}

function isThere(path: string): boolean {
  try {
    return readdirSync(path).some((name) => /\.ya?ml$/.test(name));
  } catch {
    // No folder.
    return existsSync(path);
  }
}

/** Source: https://git-scm.com/docs/git-clone#_git_urls */
function hostOf(remote: string): string | undefined {
  const [, host] = /^(?:[a-z+]+:\/\/(?:[^/@]*@)?|(?:[^/@:]*@)?(?=[^/:]+:(?!\/\/)))\[?([\w.-]+)/i.exec(remote) ?? [];
  return host?.toLowerCase();
}

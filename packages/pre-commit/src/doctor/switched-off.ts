import process from "node:process";

/** A variable of this environment by which hooks do less than they would. */
export interface Switch {
  readonly name: string;
  readonly effect: string;
}

/** Those that are set here: in another terminal, or a graphical client, hooks may see others. */
export function switchesSet(environment: NodeJS.ProcessEnv = process.env): Switch[] {
  return SWITCHES.filter(({ name, isOff }) => isOff(environment[name] ?? "")).map(({ name, effect }) => ({
    name,
    effect,
  }));
}

const SWITCHES: readonly {
  readonly name: string;
  readonly isOff: (value: string) => boolean;
  readonly effect: string;
}[] = [
  { name: "NXS_GUARD_SKIP", isOff: (value) => value === "1", effect: "nxs-guard's hooks warn and check nothing" },
  // https://typicode.github.io/husky/how-to.html#skipping-git-hooks
  { name: "HUSKY", isOff: (value) => value === "0", effect: "husky runs no hook" },
  // https://lefthook.dev/usage/envs/LEFTHOOK
  { name: "LEFTHOOK", isOff: (value) => value === "0" || value === "false", effect: "lefthook runs no hook" },
  // https://pre-commit.com/#temporarily-disabling-hooks
  { name: "SKIP", isOff: (value) => /(?:^|,)nxs-guard/.test(value), effect: "pre-commit leaves nxs-guard out" },
  // https://github.com/toplenboren/simple-git-hooks#skipping-hooks
  { name: "SKIP_SIMPLE_GIT_HOOKS", isOff: (value) => value === "1", effect: "simple-git-hooks runs no hook" },
];

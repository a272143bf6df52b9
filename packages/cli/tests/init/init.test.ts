import { existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import process from "node:process";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as standardOutput from "../../src/standard-output.ts";
import { nxsGuard, type Run } from "../command.ts";
import { Folder } from "../folder.ts";

vi.mock("../../src/standard-output.ts", { spy: true });

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  readonly version: string;
};
const key = sample("nxs_u_", hex(32));

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  vi.stubGlobal("NXS_GUARD_VERSION", version);
  for (const name of Object.keys(process.env)) if (name.startsWith("GIT_")) vi.stubEnv(name, undefined);
  vi.stubEnv("HOME", folder.path);
  vi.stubEnv("npm_config_user_agent", "");
});
afterEach(() => {
  vi.unstubAllEnvs();
  folder.remove();
});

/** Runs the command. */
const initialize = (words: readonly string[] = ["--yes"], at = ".", env = {}): Run =>
  nxsGuard(["init", ...words], { cwd: folder.at(at), env: { HOME: folder.path, npm_config_user_agent: "", ...env } });

/** Does the same as `nxs-guard init --yes` within this process, which takes a third of the time. */
async function init(at = "."): Promise<{ readonly stdout: string }> {
  const cwd = vi.spyOn(process, "cwd").mockReturnValue(folder.at(at));
  const written = vi.spyOn(standardOutput, "write").mockResolvedValue();
  try {
    await (await import("../../src/commands/init.ts")).initialize({ yes: true });
    return { stdout: written.mock.calls.flatMap(([pieces]) => [...pieces]).join("") };
  } finally {
    cwd.mockRestore();
    written.mockRestore();
  }
}

const read = (name: string): string => readFileSync(folder.at(name), "utf8");
const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** A repository of somebody who pushes to GitHub. */
function repository(manifest: object = {}): void {
  folder.git("init", "--quiet", "--initial-branch=main");
  folder.git("remote", "add", "origin", "git@github.com:acme/support.git");
  folder.write("package.json", json({ name: "support", ...manifest }));
}

function commit(): void {
  folder.git("add", "--all");
  folder.git("commit", "--quiet", "--no-verify", "--message=x");
}

describe("init", () => {
  beforeEach(() => {
    repository({ devDependencies: { eslint: "^10.0.0" } });
    folder.write("eslint.config.mjs", "export default [];\n");
    folder.write(".gitignore", "node_modules\n");
  });

  it("sets up what is missing, and finds nothing to do the second time", () => {
    const first = initialize();
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(read("package.json"))).toEqual({
      name: "support",
      devDependencies: {
        eslint: "^10.0.0",
        "eslint-plugin-nxs-guard": `^${version}`,
        "nxs-guard": `^${version}`,
      },
    });
    expect(read("eslint.config.mjs")).toContain("[nxsGuard.configs.recommended]");
    expect(read(".github/workflows/nxs-guard.yml")).toContain(`npx --yes nxs-guard@${version} ci`);
    expect(read(".gitignore")).toBe("node_modules\n\n.env*\n!.env.example\n");
    expect(read(".env.example")).toMatch(/^NEXUS_API_KEY=$/m);
    expect(existsSync(folder.at(".git/hooks/pre-commit"))).toBe(true);
    expect(first.stdout).toContain("Now run `npm install`");

    commit();
    const second = initialize();
    expect(second).toMatchObject({ code: 0, stderr: "" });
    expect(second.stdout).toContain("There is nothing to write.");
    expect(second.stdout).not.toContain("would");
  });

  it("writes nothing in a dry run, and shows what it would", () => {
    commit();
    const { code, stdout } = initialize(["--dry-run"]);
    expect(code).toBe(0);
    for (const path of [".env.example", ".github/workflows/nxs-guard.yml", ".git/hooks/pre-commit"]) {
      expect(stdout).toContain(`would write ${path}\n`);
      expect(existsSync(folder.at(path))).toBe(false);
    }
    for (const path of ["package.json", "eslint.config.mjs", ".gitignore"]) {
      expect(stdout).toContain(`would change ${path}\n`);
    }
    expect(readdirSync(folder.path).sort()).toEqual([".git", ".gitignore", "eslint.config.mjs", "package.json"]);
    expect(read("eslint.config.mjs")).toBe("export default [];\n");
  });

  it("writes nothing where nobody can be asked, and says what to do", () => {
    const { code, stdout, stderr } = initialize([]);
    expect(code).toBe(2);
    expect(stdout).toContain("would write .env.example");
    expect(stderr).toMatch(/--yes.*--dry-run/);
    expect(existsSync(folder.at(".env.example"))).toBe(false);
  });

  it("shows no secret of a line that it changes", async () => {
    folder.write("eslint.config.mjs", `export default [\n  { name: "${key}" }\n];\n`);
    const { stdout } = await init();
    expect(read("eslint.config.mjs")).toContain(`{ name: "${key}" },\n`);
    expect(stdout).toContain('{ name: "nxs_u_…');
    expect(stdout).not.toContain(key);
  });

  it("writes through no symbolic link, nor out of the repository", async () => {
    const outside = new Folder();
    try {
      outside.write("list", "dist\n");
      outside.write("workflows/a.yml", "");
      folder.write("package.json", json({ name: "support" }));
      symlinkSync(outside.at("list"), folder.at(".env.example"));
      symlinkSync(outside.path, folder.at(".github"));
      const { stdout } = await init();
      expect(stdout).toContain(".env.example is a symbolic link");
      expect(stdout).toContain(".github/workflows/nxs-guard.yml is outside the project");
      expect(readdirSync(outside.path).sort()).toEqual(["list", "workflows"]);
      expect(readdirSync(outside.at("workflows"))).toEqual(["a.yml"]);
      expect(readFileSync(outside.at("list"), "utf8")).toBe("dist\n");
    } finally {
      outside.remove();
    }
  });
});

it("refuses to set up what is no project", () => {
  const { code, stdout, stderr } = initialize();
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toContain("neither a repository nor a package.json");
  expect(readdirSync(folder.path)).toEqual([]);
});

describe("packages", () => {
  it("are named in their order, in the manifest's own style", async () => {
    repository();
    const text = '{\r\n\t"name": "support",\r\n\t"devDependencies": {\r\n\t\t"a": "1",\r\n\t\t"z": "1"\r\n\t}\r\n}';
    folder.write("package.json", text);
    await init();
    expect(read("package.json")).toBe(text.replace('"a": "1",', `"a": "1",\r\n\t\t"nxs-guard": "^${version}",`));
  });

  it("come behind the dependencies where there are none of development yet", async () => {
    repository();
    folder.write("package.json", json({ name: "support", dependencies: { zod: "4" }, zone: 1 }));
    await init();
    const devDependencies = { "nxs-guard": `^${version}` };
    expect(read("package.json")).toBe(json({ name: "support", dependencies: { zod: "4" }, devDependencies, zone: 1 }));
  });

  it("are left as they are where the manifest is broken, and told", async () => {
    repository();
    folder.write("package.json", '{ "name": "support", }');
    expect((await init()).stdout).toMatch(/package\.json is written in a form[\s\S]*"nxs-guard": "\^/);
    expect(read("package.json")).toBe('{ "name": "support", }');
  });

  it.each([
    ["pnpm install", { packageManager: "pnpm@10.0.0" }, "package-lock.json"],
    ["bun install", { devEngines: { packageManager: { name: "bun" } } }, "package-lock.json"],
    ["yarn install", {}, "yarn.lock"],
    ["bun install", {}, "bun.lock"],
    ["pnpm install", {}, "pnpm-lock.yaml"],
    ["npm install", {}, "package-lock.json"],
    ["npm install", {}, "README.md"],
  ])("are installed by %s, as the project says", async (words, manifest, file) => {
    repository(manifest);
    folder.write(file, "");
    expect((await init()).stdout).toContain(`Now run \`${words}\``);
  });
});

describe("the linter", () => {
  it("is ESLint with a configuration of a form that is not understood: what to add is shown", async () => {
    repository();
    folder.write("eslint.config.ts", "export default [] satisfies unknown[];\n");
    const { stdout } = await init();
    expect(stdout).toMatch(/eslint\.config\.ts is written in a form[\s\S]*nxsGuard\.configs\.recommended,/);
    expect(read("package.json")).toContain("eslint-plugin-nxs-guard");
    expect(read("eslint.config.ts")).toBe("export default [] satisfies unknown[];\n");
  });

  it("is ESLint without a configuration: it gets one", async () => {
    repository({ type: "module", devDependencies: { eslint: "^10.0.0" } });
    await init();
    expect(read("eslint.config.js")).toMatch(
      /^import nxsGuard .*\n\nexport default \[nxsGuard\.configs\.recommended\];\n$/,
    );
  });

  it("is ESLint without a configuration for TypeScript: it gets one with the parser that is there", async () => {
    repository({ devDependencies: { eslint: "^10.0.0", typescript: "^6.0.0" } });
    expect((await init()).stdout).toContain("needs a parser for TypeScript");
    const devDependencies = { eslint: "^10.0.0", typescript: "^6.0.0", "typescript-eslint": "^8.0.0" };
    folder.write("package.json", json({ name: "support", devDependencies }));
    await init();
    expect(read("eslint.config.mjs")).toContain("[tseslint.configs.base, nxsGuard.configs.recommended]");
  });

  it("is ESLint of old: nothing is touched", async () => {
    repository({ devDependencies: { eslint: "^8.57.1" } });
    folder.write(".eslintrc.json", "{}\n");
    expect((await init()).stdout).toContain(".eslintrc.json is of the old form");
    expect(read(".eslintrc.json")).toBe("{}\n");
    expect(read("package.json")).not.toContain("eslint-plugin-nxs-guard");
  });

  it("is oxlint: its configuration extends the preset, comments and all", async () => {
    repository({ devDependencies: { oxlint: "^1.90.0" } });
    folder.write(".oxlintrc.json", '{\n  "$schema": "x",\n  // why\n  "rules": {}\n}\n');
    await init();
    expect(read(".oxlintrc.json")).toBe(
      '{\n  "$schema": "x",\n  "extends": [\n    "./node_modules/eslint-plugin-nxs-guard/oxlint/recommended.json"\n  ],\n  // why\n  "rules": {}\n}\n',
    );
    commit();
    expect((await init()).stdout).toContain(".oxlintrc.json has the plugin already.");
  });

  it("is none, and none is chosen", async () => {
    repository();
    expect((await init()).stdout).toMatch(
      /There is none here.*`npm install --save-dev eslint`, then this command again/,
    );
    expect(read("package.json")).not.toContain("eslint");
    expect(readdirSync(folder.path)).not.toContain("eslint.config.mjs");
  });
});

describe("the hooks", () => {
  it("look for the command in the package, where the top has none", async () => {
    folder.git("init", "--quiet");
    folder.write("web/package.json", json({ name: "web" }));
    await init("web");
    expect(read(".git/hooks/pre-commit")).toContain('directory="$PWD/web"');
    expect(read("web/package.json")).toContain('"nxs-guard"');
  });

  it("go through Yarn where it has no node_modules", async () => {
    repository({ packageManager: "yarn@4.9.0", "simple-git-hooks": { "pre-commit": "yarn test" } });
    await init();
    expect(JSON.parse(read("package.json"))).toMatchObject({
      "simple-git-hooks": { "pre-commit": "yarn test && yarn nxs-guard staged" },
    });
  });

  it("come with the packages into one package.json, where simple-git-hooks has its own there", async () => {
    repository({ "simple-git-hooks": { "pre-commit": "npm test" } });
    const { stdout } = await init();
    expect(JSON.parse(read("package.json"))).toMatchObject({
      "simple-git-hooks": { "pre-commit": 'npm test && PATH="$PWD/node_modules/.bin:$PATH" nxs-guard staged' },
      devDependencies: { "nxs-guard": `^${version}` },
    });
    expect(stdout).toContain("npx simple-git-hooks");
  });

  it("that cannot be added to stay, and everything else is set up", async () => {
    repository();
    folder.write("lefthook.toml", "");
    const { stdout } = await init();
    expect(stdout).toContain("lefthook.toml has a form that cannot be added to");
    expect(existsSync(folder.at(".env.example"))).toBe(true);
  });

  it("are in the way of nobody who has no package.json, and the rest is set up", async () => {
    folder.git("init", "--quiet");
    const { stdout } = await init();
    expect(stdout).toContain("npm install --global nxs-guard");
    expect(existsSync(folder.at(".git/hooks/pre-commit"))).toBe(false);
    expect(read(".gitignore")).toBe(".env*\n!.env.example\n");
  });

  it("wait for a repository, and the rest does not", async () => {
    folder.write("package.json", json({ name: "support" }));
    folder.write(".gitignore", "node_modules\n*.local\n");
    expect((await init()).stdout).toContain("Run `git init`, then this command again.");
    expect(read(".gitignore")).toBe("node_modules\n*.local\n\n.env*\n!.env.example\n");
    expect((await init()).stdout).toContain("There is nothing to write.");
    folder.git("init", "--quiet");
    expect((await init()).stdout).toContain("Now run `npm install`: until then the hooks do not find the command");
    folder.write("node_modules/.bin/nxs-guard", "");
    expect(initialize(["--yes", "--ci", "github"]).stdout).toMatch(/Now commit what was written\.\n$/);
  });
});

describe("CI", () => {
  it("is the system that is named, or none", () => {
    repository();
    folder.write(".github/workflows/test.yml", "on: push\n");
    expect(initialize(["--dry-run", "--ci", "gitlab"]).stdout).toContain("would write .gitlab-ci.yml");
    expect(initialize(["--dry-run", "--ci", "none"]).stdout).not.toMatch(/GitHub|nxs-guard ci/);
    expect(initialize(["--dry-run", "--ci", "hudson"]).code).toBe(2);
  });

  it("keeps a workflow of the same name", async () => {
    repository();
    folder.write(".github/workflows/nxs-guard.yml", "name: ours\n");
    expect((await init()).stdout).toContain("This belongs into it:");
    expect(read(".github/workflows/nxs-guard.yml")).toBe("name: ours\n");
  });

  it("is left alone where a workflow runs the command already", async () => {
    repository();
    folder.write(".github/workflows/check.yml", "jobs: { a: { steps: [{ run: npx nxs-guard ci }] } }\n");
    expect((await init()).stdout).toContain("It runs nxs-guard already.");
    expect(readdirSync(folder.at(".github/workflows"))).toEqual(["check.yml"]);
  });

  it("of GitLab gets a file of its own, and the pipeline that stands there a line by hand", async () => {
    repository();
    folder.write(".gitlab-ci.yml", "build: { script: make }\n");
    expect((await init()).stdout).toContain("- local: .gitlab/nxs-guard.yml");
    expect(read(".gitlab-ci.yml")).toBe("build: { script: make }\n");
    expect(read(".gitlab/nxs-guard.yml")).toContain(`nxs-guard@${version} ci`);
    expect(existsSync(folder.at(".github"))).toBe(false);
  });

  it.each([".circleci/config.yml", "azure-pipelines.yml", "bitbucket-pipelines.yml", "Jenkinsfile"])(
    "by %s stays as it is, and is shown what to add",
    async (file) => {
      repository();
      folder.write(file, "a: b\n");
      expect((await init()).stdout).toContain(`Add to ${file}, which is left as it is:`);
      expect(read(file)).toBe("a: b\n");
    },
  );
});

describe("ignored files", () => {
  it("are asked of git, whatever list names them", async () => {
    repository();
    folder.write(".gitignore", "*.env\n.env.*\n!.env.example\n");
    expect((await init()).stdout).toContain("git ignores them already.");
    expect(read(".gitignore")).toBe("*.env\n.env.*\n!.env.example\n");
  });

  it.each([".git/info/exclude", ".config/git/ignore"])(
    "do not count by a list of this machine alone: %s",
    async (list) => {
      repository();
      folder.write(list, ".env*\n");
      await init();
      expect(read(".gitignore")).toContain(".env*");
    },
  );

  it("that are all ignored leave the example to be taken in, in the list that names it", async () => {
    repository();
    folder.write("web/package.json", json({ name: "web" }));
    folder.write("web/.gitignore", ".env*");
    await init("web");
    expect(read("web/.gitignore")).toBe(".env*\n\n!.env.example\n");
    folder.git("add", "web/.env.example");
    expect((await init("web")).stdout).toContain("git ignores them already.");
  });

  it("are read in the list at the top where git refuses to answer, and named once", () => {
    repository();
    const refusing = { GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" };
    expect(initialize(["--yes"], ".", refusing)).toMatchObject({ code: 0, stderr: "" });
    const { code, stdout } = initialize(["--yes"], ".", refusing);
    expect(code).toBe(0);
    expect(stdout).toContain("safe.directory");
    expect(stdout).toContain("git ignores them already.");
  });

  it("that somebody takes in on purpose are told, and left", async () => {
    repository();
    folder.write(".gitignore", ".env.production\n!.env\n");
    expect((await init()).stdout).toContain("takes .env in by `!.env`");
    expect(read(".gitignore")).toBe(".env.production\n!.env\n\n.env.local\n");
    expect((await init()).stdout).toContain("There is nothing to write.");
  });

  it("let the examples through that stand there", async () => {
    repository();
    folder.write(".env.sample", "PORT=\n");
    folder.write(".env.local", "PORT=1\n");
    await init();
    expect(read(".gitignore")).toBe("node_modules/\n.env*\n!.env.sample\n");
    expect(read(".env.sample")).toMatch(/^PORT=\n\n#.*\nNEXUS_API_KEY=\n$/);
    expect(existsSync(folder.at(".env.example"))).toBe(false);
  });

  it("are kept out of images too, where there is a Dockerfile", async () => {
    repository();
    folder.write("Dockerfile", "FROM node\nCOPY . .\n");
    folder.write(".dockerignore", "node_modules");
    await init();
    expect(read(".dockerignore")).toBe("node_modules\n**/.env*\n");
    commit();
    expect((await init()).stdout).toContain("They are left out already.");
  });
});

describe("a package of a repository", () => {
  it("gets its linter and variable, and the repository its hooks and CI, from wherever in it", async () => {
    repository();
    folder.write("packages/web/package.json", json({ name: "web" }));
    folder.write("packages/web/eslint.config.js", "module.exports = [];\n");
    folder.write("packages/web/src/a.js", "");
    folder.write("pnpm-lock.yaml", "");
    const { stdout } = await init("packages/web/src");
    expect(stdout).toContain("the package packages/web");
    expect(read("packages/web/eslint.config.js")).toContain('require("eslint-plugin-nxs-guard")');
    expect(read("packages/web/package.json")).toContain('"eslint-plugin-nxs-guard"');
    expect(read("package.json")).toContain('"nxs-guard"');
    expect(read("package.json")).not.toContain("eslint-plugin-nxs-guard");
    for (const path of ["packages/web/.env.example", ".gitignore", ".github/workflows", ".git/hooks/pre-push"]) {
      expect(existsSync(folder.at(path))).toBe(true);
    }
    expect(stdout).toContain("pnpm install");
    expect((await init("packages/web")).stdout).toContain("There is nothing to write.");
  });

  it("with a husky of its own has the command beside it", async () => {
    repository();
    folder.write("web/package.json", json({ name: "web" }));
    folder.write("web/.husky/_/h", "");
    folder.git("config", "core.hooksPath", "web/.husky/_");
    await init("web");
    expect(read("web/package.json")).toContain('"nxs-guard"');
    expect(read("package.json")).not.toContain("nxs-guard");
    expect(read("web/.husky/pre-commit")).toContain("nxs-guard staged");
  });

  it("without a configuration of its own has that above, with the plugin beside it", async () => {
    repository();
    folder.write("eslint.config.mjs", "export default [];\n");
    folder.write("web/package.json", json({ name: "web" }));
    await init("web");
    expect(read("eslint.config.mjs")).toContain("nxsGuard");
    expect(read("package.json")).toContain("eslint-plugin-nxs-guard");
    expect(read("web/package.json")).not.toContain("eslint-plugin-nxs-guard");
  });
});

describe("findings of before", () => {
  it("are written down when they are committed, and told when they are not", async () => {
    repository();
    const other = sample("nxs_u_", hex(32, 2));
    folder.write("src/old.js", `const a = "${key}";\n`);
    commit();
    folder.write("src/old.js", `const a = "${key}";\nconst b = "${other}";\n`);
    folder.write("src/new.js", `const a = "${key}";\n`);
    folder.write(".env", `NEXUS_API_KEY=${other}\n`);
    const { stdout } = await init();
    expect(stdout).toContain("1 finding stands in commits already: src/old.js.");
    expect(stdout).toContain("2 findings are in no commit yet: src/new.js:1, src/old.js:2.");
    expect(stdout).toContain("Revoke the keys");
    expect(stdout).not.toMatch(new RegExp(`${key}|${other}`));
    expect(read(".nxs-guard-baseline").trim().split("\n")).toHaveLength(2);
    expect(read(".gitattributes")).toContain("merge=union");
    const { code, stdout: scanned } = nxsGuard(["scan"], { cwd: folder.path });
    expect(code).toBe(1);
    expect(scanned).toContain("2 findings in 2 files");
  });

  it("are only those that nothing else puts right", async () => {
    repository();
    folder.write("Dockerfile", "FROM node\nCOPY . .\n");
    folder.write("old/.env", `NEXUS_API_KEY=${key}\n`);
    commit();
    await init();
    expect(read(".nxs-guard-baseline")).toContain("old/.env");
    expect(read(".nxs-guard-baseline")).not.toContain("Dockerfile");
    folder.git("add", "--all");
    expect(nxsGuard(["staged"], { cwd: folder.path })).toMatchObject({ code: 0 });
  });

  it("are not looked for where there is a baseline", async () => {
    repository();
    folder.write("src/old.js", `const a = "${key}";\n`);
    commit();
    await init();
    const before = read(".nxs-guard-baseline");
    expect((await init()).stdout).toContain("There is a baseline.");
    expect(read(".nxs-guard-baseline")).toBe(before);
  });
});

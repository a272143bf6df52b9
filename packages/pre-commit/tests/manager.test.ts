import { describe, expect, it } from "vitest";
import { findManager } from "../src/manager.ts";
import { findRepository } from "../src/repository.ts";
import { temporaryRepository } from "./temporary-repository.ts";

const repository = temporaryRepository();
const manager = (): unknown => findManager(findRepository(repository.top));

describe("the manager of the hooks", () => {
  it("is nobody in a fresh repository", () => {
    expect(manager()).toEqual({ kind: "plain", directory: repository.path(".git/hooks") });
  });

  it("is husky where git looks into its generated folder", () => {
    repository.write(".husky/_/h", "");
    repository.git("config", "core.hooksPath", ".husky/_");
    expect(manager()).toEqual({ kind: "husky", directory: repository.path(".husky"), active: true });
  });

  it("is husky in a package of a monorepo", () => {
    repository.write("apps/web/.husky/_/h", "");
    repository.git("config", "core.hooksPath", "apps/web/.husky/_");
    expect(manager()).toEqual({ kind: "husky", directory: repository.path("apps/web/.husky"), active: true });
  });

  it("is husky, not active yet, in a clone where its folder stands and nothing is installed", () => {
    repository.write(".husky/pre-commit", "npm test\n");
    expect(manager()).toEqual({ kind: "husky", directory: repository.path(".husky"), active: false });
  });

  it("is not husky where core.hooksPath leads git past its folder", () => {
    repository.write(".husky/pre-commit", "npm test\n");
    repository.git("config", "core.hooksPath", "tools/hooks");
    expect(manager()).toEqual({ kind: "hooks-path", directory: repository.path("tools/hooks") });
  });

  it("is husky rather than another one whose settings stand beside", () => {
    repository.write(".husky/_/h", "");
    repository.git("config", "core.hooksPath", ".husky/_");
    repository.write("lefthook.yml", "");
    expect(manager()).toMatchObject({ kind: "husky" });
  });

  it("is whoever writes where core.hooksPath leads, and not one that git never asks", () => {
    repository.write("lefthook.yml", "");
    repository.git("config", "core.hooksPath", "tools/hooks");
    repository.write("tools/hooks/pre-commit", "npm test\n");
    expect(manager()).toEqual({ kind: "hooks-path", directory: repository.path("tools/hooks") });
    repository.write("tools/hooks/pre-commit", 'call_lefthook run "pre-commit" "$@"\n');
    expect(manager()).toEqual({ kind: "lefthook", config: "lefthook.yml" });
  });

  it.each([
    ["lefthook", "lefthook.yml"],
    ["lefthook", ".lefthook.toml"],
    ["lefthook", ".config/lefthook.jsonc"],
    ["pre-commit", ".pre-commit-config.yaml"],
    ["simple-git-hooks", ".simple-git-hooks.cjs"],
  ])("is %s where %s stands", (kind, config) => {
    repository.write(config, "");
    expect(manager()).toEqual({ kind, config });
  });

  it("is simple-git-hooks where the manifest sets it up, not where it only depends on it", () => {
    repository.write("package.json", '{ "devDependencies": { "simple-git-hooks": "2" } }');
    expect(manager()).toMatchObject({ kind: "plain" });
    repository.write("package.json", '{ "simple-git-hooks": { "pre-commit": "npm test" } }');
    expect(manager()).toEqual({ kind: "simple-git-hooks", config: "package.json" });
  });

  it("is whoever set core.hooksPath for all the user's repositories", () => {
    repository.git("config", "--global", "core.hooksPath", "~/hooks");
    expect(manager()).toEqual({ kind: "hooks-path", directory: `${repository.outside}/hooks` });
  });
});

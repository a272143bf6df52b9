import { symlinkSync } from "node:fs";
import { expect } from "vitest";
import type { Project } from "./project.ts";

/** Has the hooks of a project installed as somebody does who works in the work tree `at`, relative to its top. */
export type Installation = (project: Project, at?: string) => void;

export const settings = {
  husky: (project, at = "") => {
    project.prepareHusky(at);
    usePackages(project, at);
    installOurs(project, at);
  },
  lefthook: (project, at = "") => {
    project.write(`${at || "."}/lefthook.yml`, "# The hooks of this project\n");
    usePackages(project, at);
    project.installTool("lefthook", "lefthook/bin/index.js");
    installOurs(project, at);
    expect(project.runTool("lefthook", ["install"], { at })).toMatchObject({ status: 0 });
  },
  "no manager": (project, at = "") => {
    installOurs(project, at);
  },
} satisfies Record<string, Installation>;

export type Setting = keyof typeof settings;
export const settingNames = Object.keys(settings) as readonly Setting[];

/** A linked work tree has packages of its own, as git does not share them. */
function usePackages(project: Project, at: string): void {
  if (at !== "") symlinkSync(project.path("node_modules"), project.path(`${at}/node_modules`));
}

function installOurs(project: Project, at: string): void {
  expect(project.nxsGuard(["install"], at)).toMatchObject({ status: 0 });
}

import { Detector } from "@nxs-guard/core";
import { catalogue } from "@nxs-guard/rules";
import { hex, sample } from "@nxs-guard/rules/sample";
import { expect, it } from "vitest";
import { NameScan } from "../src/name-scan.ts";

const key = sample("nxs_u_", hex(32));
const mask = `nxs_u_…${key.slice(-4)}`;

it("a secret in a folder's name is given once, with the folder's path", () => {
  const names = new NameScan(new Detector(catalogue));
  const scans = ["a", "b", "c/d"].map((file) => names.scan(`src/${key} old/${file}`));
  expect(scans.map(({ masked }) => masked)).toEqual(["a", "b", "c/d"].map((file) => `src/${mask} old/${file}`));
  expect(
    scans.flatMap(({ secrets }) => secrets.filter((secret) => names.isFirst(secret)).map(({ path }) => path)),
  ).toEqual([`src/${mask} old`]);
});

it("two folders of that name are two", () => {
  const names = new NameScan(new Detector(catalogue));
  const scans = ["one", "two"].map((folder) => names.scan(`${folder}/${key}`));
  expect(
    scans.flatMap(({ secrets }) => secrets.filter((secret) => names.isFirst(secret)).map(({ path }) => path)),
  ).toEqual([`one/${mask}`, `two/${mask}`]);
});

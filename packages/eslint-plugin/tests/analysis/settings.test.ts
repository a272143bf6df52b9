import { describe, expect, it } from "vitest";

import { readSettings } from "../../src/analysis/settings.ts";

describe("the settings", () => {
  it("know Nexus without a word", () => {
    const { hosts, envNames } = readSettings({});
    expect(hosts).toContain("api.nexusgpt.io");
    expect(envNames).toContain("NEXUS_API_KEY");
  });

  it("add to what is known", () => {
    const { hosts, envNames } = readSettings({ "nxs-guard": { hosts: ["Nexus.Acme.dev"], envNames: ["ACME_KEY"] } });
    expect(hosts).toEqual(["api.nexusgpt.io", "api-staging.gpt.nexus", "nexus.acme.dev"]);
    expect(envNames).toContain("ACME_KEY");
  });

  it.each([
    ["host", "hosts"],
    ["envName", "envNames"],
    ["clientfiles", "clientFiles"],
    ["rootdir", "rootDir"],
  ])("name the nearest key to %s", (wrong, right) => {
    expect(() => readSettings({ "nxs-guard": { [wrong]: [] } })).toThrow(`"${wrong}". Did you mean "${right}"?`);
  });

  it.each([
    ["hosts", 1],
    ["envNames", [1]],
    ["framework", ["next"]],
  ])("refuse another kind of value for %s", (key, value) => {
    expect(() => readSettings({ "nxs-guard": { [key]: value } })).toThrow(`"nxs-guard"].${key} is to be`);
  });

  it.each([
    ["nextjs", "next"],
    ["svelte-kit", "sveltekit"],
    ["remix-router", "react-router"],
  ])("name the nearest framework to %s", (wrong, right) => {
    expect(() => readSettings({ "nxs-guard": { framework: wrong } })).toThrow(`"${wrong}". Did you mean "${right}"?`);
  });

  it.each([
    ["https://nexus.acme.dev/api", "nexus.acme.dev"],
    ["localhost:3001", "localhost"],
    ["nexus.acme.dev/", "nexus.acme.dev"],
  ])("refuse %s, which is no name of a host, and say what is", (host, name) => {
    expect(() => readSettings({ "nxs-guard": { hosts: [host] } })).toThrow(`Did you mean "${name}"?`);
  });

  it.each([["*.acme.dev"], ["nexus acme"]])("refuse %s without a guess", (host) => {
    const read = (): unknown => readSettings({ "nxs-guard": { hosts: [host] } });
    expect(read).toThrow("names of hosts");
    expect(read).not.toThrow("Did you mean");
  });

  it.each(["hosts", "envNames", "envPrefixes", "clientFiles", "serverFiles", "rootDir"])(
    "refuse an empty text in %s",
    (key) => {
      expect(() => readSettings({ "nxs-guard": { [key]: [""] } })).toThrow(`${key} holds an empty text`);
    },
  );

  it("refuse what is no object", () => {
    expect(() => readSettings({ "nxs-guard": ["hosts"] })).toThrow("is to be an object");
  });

  it("leave other plugins' settings alone", () => {
    expect(readSettings({ react: { version: "detect" } })).toBe(readSettings({}));
  });
});

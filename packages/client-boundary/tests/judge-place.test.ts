import { describe, expect, it } from "vitest";
import { type Enclosure, type FrameworkId, judgePlace, type PlaceFacts } from "../src/index.ts";
import { argumentOf, attribute, branch, type Case, inFunction, placeOf, property, section } from "./judged.ts";

type Row = readonly [
  frameworks: readonly FrameworkId[],
  path: string,
  facts: Case,
  place: PlaceFacts,
  expected: string,
];

const client = { directives: ["use client"] };
const component = { syntax: ["client-hook"] } as const;
const inside = (...enclosing: readonly Enclosure[]): PlaceFacts => ({ enclosing });
const within = (name: string): PlaceFacts => ({ export: name });
const usedBy = (...uses: readonly PlaceFacts[]): PlaceFacts => ({ uses });

function table(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    it.each(rows)("%j %s %j at %j is %s", (frameworks, path, facts, place, expected) => {
      expect(placeOf(frameworks, path, facts, place)).toBe(expected);
    });
  });
}

table("a function that says where it runs", [
  [["next"], "app/page.tsx", {}, inside(inFunction("use server")), "server 3"],
  [["solid-start"], "src/routes/index.tsx", component, inside(inFunction(), inFunction("use server")), "server 3"],
  [[], "src/chat.tsx", client, inside(inFunction("use server")), "server 3"],
  [[], "src/chat.tsx", client, inside(inFunction("use strict")), "client 3"],
  [[], "src/chat.tsx", client, inside(attribute("onClick"), inFunction("use server")), "server 3"],
]);

table("a script of a browser extension", [
  [[], "entrypoints/back.ts", {}, inside(inFunction(), argumentOf("defineBackground")), "client 3"],
  [[], "entrypoints/page.ts", {}, inside(property("main"), argumentOf("defineContentScript")), "client 3"],
  [[], "entrypoints/back.ts", {}, inside(argumentOf("defineBackgroundJob")), "unknown 0"],
  [[], "entrypoints/back.test.ts", {}, inside(argumentOf("defineBackground")), "tooling 3"],
]);

const nextPage = { exports: ["default", "getServerSideProps"] };

table("an export of a page of Next", [
  [["next"], "pages/index.tsx", nextPage, within("getServerSideProps"), "server 3"],
  [["next"], "pages/index.tsx", nextPage, usedBy(within("getStaticPaths"), within("getStaticProps")), "server 3"],
  [["next"], "pages/index.tsx", nextPage, within("default"), "client 2"],
  [["next"], "pages/index.tsx", nextPage, usedBy(within("default"), within("getServerSideProps")), "client 2"],
  [["next"], "pages/index.tsx", nextPage, {}, "client 2"],
  [["next"], "pages/index.tsx", { ...nextPage, imports: ["node:fs"] }, within("default"), "client 2"],
  [["next"], "lib/page.ts", {}, within("getServerSideProps"), "unknown 0"],
  [["next"], "pages/api/ask.ts", {}, within("default"), "server 3"],
]);

const route = { exports: ["loader", "default"] };

table("an export of a route of React Router", [
  [["react-router"], "app/routes/chat.tsx", route, within("loader"), "server 3"],
  [
    ["react-router"],
    "app/routes/chat.tsx",
    route,
    usedBy(within("action"), within("headers"), within("middleware")),
    "server 3",
  ],
  [["react-router"], "app/routes/chat.tsx", route, within("clientLoader"), "client 3"],
  [["react-router"], "app/routes/chat.tsx", route, within("default"), "client 3"],
  [["react-router"], "app/routes/chat.tsx", route, usedBy(within("loader"), within("meta")), "client 3"],
  [["react-router"], "app/routes/chat.tsx", route, usedBy(within("loader"), within("helper")), "both 2"],
  [["react-router"], "app/routes/chat.tsx", route, {}, "both 2"],
  [["react-router"], "app/views/chat.tsx", route, within("loader"), "server 3"],
  [["react-router"], "app/lib/nexus.ts", { exports: ["default"] }, within("default"), "unknown 0"],
  [["spa"], "src/routes/chat.tsx", route, within("loader"), "client 2"],
]);

table("a call of TanStack Start", [
  [["tanstack-start"], "src/routes/chat.tsx", {}, inside(argumentOf("createServerFn().handler")), "server 3"],
  [
    ["tanstack-start"],
    "src/routes/chat.tsx",
    component,
    inside(inFunction(), argumentOf("createServerFn().inputValidator().handler")),
    "server 3",
  ],
  [[], "src/ask.tsx", component, inside(argumentOf("createServerFn().handler")), "server 3"],
  [[], "src/ask.tsx", component, inside(argumentOf("createServerFn().inputValidator")), "client 2"],
  [[], "src/ask.tsx", {}, inside(argumentOf("createServerOnlyFn")), "server 3"],
  [[], "src/ask.tsx", {}, inside(argumentOf("createClientOnlyFn")), "client 3"],
  [[], "src/ask.tsx", {}, inside(argumentOf("createIsomorphicFn().server")), "server 3"],
  [[], "src/ask.tsx", {}, inside(argumentOf("createIsomorphicFn().server().client")), "client 3"],
  [[], "src/ask.tsx", {}, inside(argumentOf("createServer().handler")), "unknown 0"],
]);

const routeOption = (...names: readonly string[]): PlaceFacts => {
  return inside(inFunction(), ...names.map(property), argumentOf("createFileRoute()"));
};

table("an option of a route of TanStack", [
  [["tanstack-start"], "src/x.tsx", {}, routeOption("loader"), "client 2"],
  [["tanstack-start"], "src/x.tsx", {}, routeOption("beforeLoad"), "client 2"],
  [["tanstack-start"], "src/x.tsx", {}, routeOption("component"), "client 2"],
  [["tanstack-start"], "src/routes/x.tsx", {}, routeOption("GET", "handlers", "server"), "server 3"],
  [["tanstack-start"], "src/x.tsx", {}, routeOption("loader", "meta"), "unknown 0"],
  [
    ["tanstack-start"],
    "src/x.tsx",
    {},
    inside(property("loader"), argumentOf("optionsOf"), argumentOf("createFileRoute()")),
    "unknown 0",
  ],
  [
    ["tanstack-start"],
    "src/routes/x.tsx",
    {},
    inside(
      property("GET"),
      argumentOf("createHandlers"),
      property("handlers"),
      property("server"),
      argumentOf("createFileRoute()"),
    ),
    "server 3",
  ],
]);

table("a call or an export of Qwik", [
  [["qwik"], "src/routes/index.tsx", {}, inside(argumentOf("routeLoader$")), "server 3"],
  [["qwik"], "src/routes/index.tsx", {}, inside(argumentOf("server$"), argumentOf("component$")), "server 3"],
  [["qwik"], "src/routes/index.tsx", {}, inside(argumentOf("component$")), "client 2"],
  [["qwik"], "src/routes/index.tsx", { exports: ["default", "onGet"] }, within("onGet"), "server 3"],
  [["qwik"], "src/lib/nexus.ts", {}, within("onGet"), "unknown 0"],
]);

const handler = inside(argumentOf("createServerFn().handler"));
const effect = inside(argumentOf("useEffect"));

table("a helper that other places of the module use", [
  [["tanstack-start"], "src/ask.tsx", component, usedBy(handler), "server 3"],
  [["tanstack-start"], "src/ask.tsx", component, usedBy(usedBy(handler), handler), "server 3"],
  [["tanstack-start"], "src/ask.tsx", component, usedBy(handler, effect), "client 2"],
  [["tanstack-start"], "src/ask.tsx", {}, usedBy(effect), "client 2"],
  [["tanstack-start"], "src/ask.tsx", {}, usedBy(handler, {}), "unknown 0"],
  [["tanstack-start"], "src/ask.tsx", component, { export: "ask", ...usedBy(handler) }, "client 2"],
  [["tanstack-start"], "src/ask.tsx", component, { ...handler, ...usedBy(effect) }, "server 3"],
  [[], "src/ask.tsx", client, usedBy(inside(attribute("onClick"))), "client 3"],
  [[], "src/ask.server.ts", {}, usedBy(effect), "server 3"],
]);

table("a handler of Nitro", [
  [[], "src/chat.ts", {}, inside(argumentOf("defineEventHandler")), "server 3"],
  [["nuxt"], "utils/chat.ts", {}, inside(argumentOf("defineEventHandler")), "server 3"],
  [["nuxt"], "utils/chat.ts", {}, inside(argumentOf("defineNuxtPlugin")), "both 2"],
]);

table("a branch for one side of Nuxt", [
  [["nuxt"], "app/pages/chat.vue", {}, inside(branch("import.meta.server")), "server 2"],
  [["nuxt"], "app/pages/chat.vue", {}, inside(branch("import.meta.server", false)), "client 3"],
  [["nuxt"], "shared/chat.ts", {}, inside(branch("import.meta.client")), "client 3"],
  [["nuxt"], "shared/chat.ts", {}, inside(branch("!import.meta.client")), "server 2"],
  [["nuxt"], "shared/chat.ts", {}, inside(branch("import.meta.dev")), "both 2"],
  [["nuxt"], "plugins/chat.client.ts", {}, inside(branch("import.meta.server")), "client 3"],
]);

table("a section of an Astro component", [
  [["astro"], "src/Chat.astro", {}, inside(section("frontmatter")), "server 3"],
  [["astro"], "src/Chat.astro", {}, inside(section("script")), "client 3"],
  [["astro"], "src/Chat.astro", {}, inside(attribute("apiKey", "client:load")), "server 3"],
  [[], "src/Chat.mdx", {}, inside(attribute("apiKey", "client:visible")), "client 2"],
  [[], "src/Chat.mdx", {}, inside(attribute("apiKey", "client:secret")), "unknown 0"],
]);

table("a place that handles events or stands in a hook", [
  [[], "src/chat.tsx", {}, inside(inFunction(), attribute("onClick")), "client 2"],
  [["next"], "app/page.tsx", {}, inside(inFunction(), attribute("onSubmit")), "client 2"],
  [[], "src/Chat.vue", {}, inside(attribute("@click")), "client 2"],
  [[], "src/Chat.svelte", {}, inside(attribute("on:click")), "client 2"],
  [[], "src/chat.tsx", {}, inside(inFunction(), argumentOf("useEffect")), "client 2"],
  [[], "src/chat.tsx", {}, inside(inFunction(), argumentOf("React.useState")), "client 2"],
  [[], "src/chat.ts", {}, inside(inFunction(), argumentOf("onMounted")), "client 2"],
  [[], "src/chat.tsx", {}, inside(attribute("only"), argumentOf("useEffects")), "unknown 0"],
  [[], "src/chat.server.tsx", {}, inside(attribute("onClick")), "server 3"],
  [["next"], "app/chat.tsx", { imports: ["node:fs"] }, inside(argumentOf("useEffect")), "client 2"],
]);

const inServerBranch = inside(branch("typeof window === 'undefined'"));

table("a branch that asks for a browser", [
  [[], "src/chat.ts", {}, inServerBranch, "unknown 1"],
  [["spa"], "src/chat.ts", {}, inServerBranch, "unknown 1"],
  [["spa"], "src/chat.ts", client, inServerBranch, "client 3"],
  [["spa"], "src/chat.ts", {}, inside(branch("typeof window === 'undefined'", false)), "client 2"],
  [["spa"], "src/chat.ts", {}, inside(branch("import.meta.env.SSR && ready")), "unknown 1"],
  [["spa"], "src/chat.ts", {}, inside(branch("import.meta.env.SSR || ready")), "client 2"],
  [["spa"], "src/chat.ts", {}, inside(branch("ready || !import.meta.env.SSR", false)), "unknown 1"],
  [["spa"], "src/chat.ts", {}, inside(branch("'undefined' == typeof document")), "unknown 1"],
  [["spa"], "src/chat.ts", {}, inside(branch('typeof window !== "undefined"', false)), "unknown 1"],
  [["spa"], "src/chat.ts", {}, inside(branch('typeof window !== "function"', false)), "client 2"],
  [["next"], "pages/x.tsx", {}, { ...inServerBranch, export: "default" }, "unknown 1"],
  [[], "src/chat.ts", { imports: ["node:fs"] }, inside(branch("typeof window !== 'undefined'")), "unknown 1"],
]);

table("a place in a file whose verdict is final", [
  [[], "src/chat.test.tsx", {}, inside(attribute("onClick")), "tooling 3"],
  [[], "vite.config.ts", {}, inside(inFunction("use server")), "tooling 3"],
  [[], "src/chat.tsx", { project: { serverFiles: ["src/**"] } }, inside(attribute("onClick")), "server 3"],
  [[], "src/chat.tsx", { project: { clientFiles: ["src/**"] } }, inside(inFunction("use server")), "client 3"],
]);

describe("the verdict on a place", () => {
  const module = { path: "src/chat.tsx" };
  const project = { frameworks: ["spa"] } as const;

  it("is the file's own where nothing around the place says more", () => {
    expect(placeOf(["spa"], "src/chat.tsx", {}, {})).toBe("client 2");
  });

  it("names what is around the place, and keeps the signals of the file", () => {
    const verdict = judgePlace(inside(inFunction("use server")), module, project);
    expect(verdict.reason).toBe('it is in a function that says "use server"');
    expect(verdict.signals.map(({ side }) => side)).toEqual(["server", "client"]);
  });

  it("tells both signs where a guard makes the file's doubtful", () => {
    const verdict = judgePlace(inServerBranch, module, project);
    expect(verdict).toMatchObject({
      leaning: "server",
      reason: "it is under src/ of a single-page app, but it is in a branch for the server alone",
    });
  });

  it("takes the innermost of equally strong signals", () => {
    const enclosing = [argumentOf("createClientOnlyFn"), argumentOf("createServerOnlyFn")];
    expect(judgePlace({ enclosing }, module, project).side).toBe("client");
    expect(judgePlace({ enclosing: enclosing.toReversed() }, module, project).side).toBe("server");
  });
});

import type { Enclosure } from "../facts.ts";
import type { CallSignal } from "../framework.ts";
import { frameworks } from "../frameworks/index.ts";
import type { Signal } from "../verdict.ts";
import { functionDirectiveSignals } from "./directives.ts";
import { guardSignals } from "./guards.ts";

const EVENT_HANDLER = /^(?:on(?:[A-Z:]|click$|change$|input$|submit$)|@|v-on:)/;
const HYDRATION = /^client:(?:load|idle|visible|media|only)$/;

const anyCalls: readonly CallSignal[] = [
  {
    callee: /^(?:React\.)?use(?:Effect|InsertionEffect|LayoutEffect|Reducer|State|SyncExternalStore)$/,
    side: "client",
    strength: 2,
    what: "a hook that only a client component may call",
  },
  {
    callee: /^(?:on(?:BeforeMount|BeforeUnmount|BeforeUpdate|Mount|Mounted|Unmounted|Updated)|createEffect)$/,
    side: "client",
    strength: 2,
    what: "a hook that only the browser calls",
  },
];

const calls = [...anyCalls, ...frameworks.flatMap((framework) => framework.calls ?? [])];

/** What encloses a place says of it; the innermost first. */
export function enclosureSignals(enclosing: readonly Enclosure[] = []): Signal[] {
  return enclosing.flatMap((enclosure, index) => {
    switch (enclosure.kind) {
      case "function":
        return functionDirectiveSignals(enclosure.directives);
      case "argument":
        return callSignals(enclosure.callee, optionWithin(enclosing, index));
      case "attribute":
        return attributeSignals(enclosure.name, enclosure.beside);
      case "branch":
        return guardSignals(enclosure.condition, enclosure.holds);
      case "section":
        return [sectionSignal(enclosure.name)];
      case "property":
        return [];
    }
  });
}

function callSignals(callee: string, option: string | undefined): Signal[] {
  return calls
    .filter((call) => call.callee.test(callee) && (call.option === undefined || call.option === option))
    .map(({ side, strength, what }) => ({ side, strength, precedence: "strength", reason: `it is inside ${what}` }));
}

/** The property of the object that the call at `index` is handed in which the place stands: the outermost one inside that call. */
function optionWithin(enclosing: readonly Enclosure[], index: number): string | undefined {
  const inside = enclosing.slice(0, index);
  const call = inside.findLastIndex(({ kind }) => kind === "argument");
  const property = inside.slice(call + 1).findLast(({ kind }) => kind === "property");
  return property?.kind === "property" ? property.name : undefined;
}

function attributeSignals(name: string, beside: readonly string[]): Signal[] {
  if (EVENT_HANDLER.test(name)) {
    return [
      { side: "client", strength: 2, precedence: "strength", reason: "it is inside a handler of the page's events" },
    ];
  }
  if (beside.some((other) => HYDRATION.test(other))) {
    const reason = "it is handed to a component that is hydrated in the browser";
    return [{ side: "client", strength: 2, precedence: "strength", reason }];
  }
  return [];
}

function sectionSignal(name: "frontmatter" | "script"): Signal {
  return name === "script"
    ? { side: "client", strength: 3, precedence: "strength", reason: "it is in a script of the page" }
    : { side: "server", strength: 3, precedence: "strength", reason: "it is in a component's frontmatter" };
}

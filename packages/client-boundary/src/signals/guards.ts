import type { ConditionSignal } from "../framework.ts";
import { frameworks } from "../frameworks/index.ts";
import type { Signal } from "../verdict.ts";

const weakServer = { side: "server", strength: 1 } as const;
const weakClient = { side: "client", strength: 1 } as const;

const anyConditions: readonly ConditionSignal[] = [
  ...["window", "document"].flatMap((name) => [
    { condition: `typeof${name}==="undefined"`, whenTrue: weakServer, whenFalse: weakClient },
    { condition: `typeof${name}!=="undefined"`, whenTrue: weakClient, whenFalse: weakServer },
  ]),
  { condition: "import.meta.env.SSR", whenTrue: weakServer, whenFalse: weakClient },
];

const conditions = new Map(
  [...anyConditions, ...frameworks.flatMap((framework) => framework.conditions ?? [])].map((signal) => [
    signal.condition,
    signal,
  ]),
);

/** What a branch says of itself by the condition that holds in it, or does not. */
export function guardSignals(condition: string, holds: boolean): Signal[] {
  return certain(normalised(condition), holds).flatMap((part): Signal[] => {
    const known = conditions.get(part.condition);
    if (!known) return [];
    const { side, strength } = part.holds ? known.whenTrue : known.whenFalse;
    return [{ side, strength, precedence: "strength", reason: `it is in a branch for the ${side} alone` }];
  });
}

interface Part {
  readonly condition: string;
  readonly holds: boolean;
}

/** The parts of a condition that are known where it holds: all of an `a && b`, and of an `a || b` that does not hold. */
function certain(condition: string, holds: boolean): Part[] {
  return condition.split(holds ? "&&" : "||").map((part) => {
    const bare = part.replace(/^!+/, "");
    return { condition: straight(bare), holds: holds !== ((part.length - bare.length) % 2 === 1) };
  });
}

function normalised(condition: string): string {
  return condition.replace(/\s+/g, "").replaceAll(/['`]/g, '"');
}

/** `"undefined" != typeof window` as `typeof window !== "undefined"`. */
function straight(condition: string): string {
  const [, value, operator, operand] = /^("undefined")([!=]==?)(typeof\w+)$/.exec(condition) ?? [];
  const forwards = value && operator && operand ? `${operand}${operator}${value}` : condition;
  return forwards.replace(/([!=])==?(?="undefined"$)/, "$1==");
}

import type { Catalogue, Rule } from "@nxs-guard/core";
import { catalogue } from "@nxs-guard/rules";

/** A catalogue as another thread takes it: of the rules that come with the program, where they stand, and the others as data. */
export interface PortableCatalogue extends Omit<Catalogue, "rules"> {
  readonly rules: readonly (number | Rule)[];
}

/** @returns undefined for rules that are a program of their own, which no thread can be sent */
export function portable({ rules, ...rest }: Catalogue): PortableCatalogue | undefined {
  const sent = rules.map((rule) => {
    const index = catalogue.rules.indexOf(rule);
    return index < 0 ? rule : index;
  });
  return sent.some((rule) => typeof rule === "object" && "judge" in rule) ? undefined : { ...rest, rules: sent };
}

export function restored({ rules, ...rest }: PortableCatalogue): Catalogue {
  return { ...rest, rules: rules.map((rule) => (typeof rule === "number" ? (catalogue.rules[rule] as Rule) : rule)) };
}

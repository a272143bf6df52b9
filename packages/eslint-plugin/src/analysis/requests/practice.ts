import type { Misuse, RequestRecord } from "@nxs-guard/core";
import { catalogue } from "@nxs-guard/rules";

/** The catalogue's own judgement of a request, by the id of its rule. @throws {Error} when there is no such practice of requests */
export function practice(id: string): (request: RequestRecord) => readonly Misuse[] {
  const rule = catalogue.rules.find((each) => each.id === id);
  if (!rule || !("judge" in rule)) throw new Error(`The catalogue has no practice "${id}" of requests.`);
  return rule.judge;
}

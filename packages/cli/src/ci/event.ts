import { readFileSync } from "node:fs";
import { UserError } from "@nxs-guard/scanner";

/** The payload of an event, of which nothing is known. */
export type Event = unknown;

/** @throws {UserError} when the file is not there, or holds no JSON. */
export function readEvent(file: string | undefined): Event {
  try {
    return JSON.parse(readFileSync(file ?? "", "utf8"));
  } catch {
    throw new UserError(
      `The event that started this run cannot be read from "${file ?? ""}".`,
      "GITHUB_EVENT_PATH has to name the file that the runner writes.",
    );
  }
}

/** The text at a place in the payload; undefined where there is none. */
export function textAt(event: Event, ...keys: readonly string[]): string | undefined {
  const value = valueAt(event, keys);
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function has(event: Event, ...keys: readonly string[]): boolean {
  return valueAt(event, keys) !== undefined;
}

function valueAt(event: Event, keys: readonly string[]): unknown {
  let value = event;
  for (const key of keys) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

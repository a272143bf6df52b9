import { InvalidArgumentError } from "commander";

const UNITS = { "": 1, k: 1e3, m: 1e6, g: 1e9, ki: 2 ** 10, mi: 2 ** 20, gi: 2 ** 30 };

/** Bytes in words: `500k`, `10MB`, `1.5 GiB`. @throws {InvalidArgumentError} for any others. */
export function bytes(words: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?) ?((?:[kmg]i?)?)b?$/i.exec(words) ?? [];
  if (number === undefined || unit === undefined)
    throw new InvalidArgumentError("A size is a number and a unit, as in 10MB.");
  return Math.floor(Number(number) * UNITS[unit.toLowerCase() as keyof typeof UNITS]);
}

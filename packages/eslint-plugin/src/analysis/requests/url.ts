import type { Field, Placed } from "@nxs-guard/core";

/** The parts of a URL, each with its place. */
export interface UrlParts {
  readonly scheme: Placed | undefined;
  readonly userinfo: Placed | undefined;
  readonly host: Placed | undefined;
  readonly port: Placed | undefined;
  readonly path: Placed | undefined;
  readonly query: readonly Field[];
  /** It names no host, but a path of the program's own server. */
  readonly isRelative: boolean;
}

/** RFC 3986, section 3; `$` begins what only run time knows. */
const URL_PARTS =
  /^\s*(?:(?<scheme>https?|wss?):)?(?:\/\/(?:(?<userinfo>[^/?#@\s]*)@)?(?<host>[^/?#:@\s$]*)(?::(?<port>\d+))?)?(?:\$\{\w+\})*(?<path>[^?#\s"'`<>]*)(?:\?(?<query>[^#]*))?/di;
/** Each begins after a `&`, so that none is looked for twice. */
const PARAMETER = /(?<=^|&)(?<name>[^=&]+)=(?<value>[^&]*)/dg;

export function urlPartsOf(url: Placed): UrlParts {
  const match = URL_PARTS.exec(url.text);
  const partOf = (name: string): Placed | undefined => {
    const span = match?.indices?.groups?.[name];
    return span && span[1] > span[0] ? within(url, span) : undefined;
  };
  const [scheme, host, query] = [partOf("scheme"), partOf("host"), partOf("query")];
  return {
    scheme: scheme && { ...scheme, text: scheme.text.toLowerCase() },
    userinfo: partOf("userinfo"),
    host: host && { ...host, text: host.text.toLowerCase() },
    port: partOf("port"),
    path: partOf("path"),
    query: query ? parametersIn(query) : [],
    isRelative: /^\s*\.{0,2}\/(?!\/)/.test(url.text),
  };
}

function parametersIn(query: Placed): Field[] {
  return [...query.text.matchAll(PARAMETER)].flatMap(({ indices }) => {
    const [name, value] = [indices?.groups?.["name"], indices?.groups?.["value"]];
    if (!name || !value) return [];
    const placed = within(query, value);
    return [{ name: within(query, name), value: placed, literal: placed }];
  });
}

function within({ text, start }: Placed, [from, to]: readonly [number, number]): Placed {
  return { text: text.slice(from, to), start: start + from, end: start + to };
}

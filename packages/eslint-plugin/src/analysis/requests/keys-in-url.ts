import type { Span } from "@nxs-guard/core";

import { practice } from "./practice.ts";
import type { WrittenUrl } from "./urls-of.ts";

const keysInQuery = practice("nexus-key-in-url");
const KEY = /\$\{NEXUS_API_KEY\}|nxs_[a-z0-9][\w.…-]*/i;
/** A WebDAV mount token belongs in the path. */
const MOUNT = /^\/+api\/dav\/_t\//;

/** Where keys stand in a URL: the names of the parameters that carry one, and keys in the path and before the host's `@`. */
export function keysInUrl({ record, parts }: Pick<WrittenUrl, "parts" | "record">): Span[] {
  const path = MOUNT.test(parts?.path?.text ?? "") ? undefined : parts?.path;
  const elsewhere = parts?.host ? [parts.userinfo, path] : [];
  return [
    ...keysInQuery(record),
    ...elsewhere.flatMap((part) => {
      const match = part && KEY.exec(part.text);
      return match ? [{ start: part.start + match.index, end: part.start + match.index + match[0].length }] : [];
    }),
  ];
}

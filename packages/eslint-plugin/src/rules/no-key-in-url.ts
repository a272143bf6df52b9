import type { RequestRecord, Span } from "@nxs-guard/core";
import { eslintRules } from "@nxs-guard/rules";

import { locOf, oncePerPlace } from "../analysis/places.ts";
import type { Range } from "../analysis/replacement.ts";
import { onNexusRequest } from "../analysis/requests/on-nexus-request.ts";
import { practice } from "../analysis/requests/practice.ts";
import type { UrlParts } from "../analysis/requests/url.ts";
import { urlsOf } from "../analysis/requests/urls-of.ts";
import { createRule } from "../create-rule.ts";

const keysInQuery = practice("nexus-key-in-url");
const KEY = /\$\{NEXUS_API_KEY\}|nxs_[a-z0-9][\w.…-]*/i;
/** A WebDAV mount token belongs in the path. */
const MOUNT = /^\/+api\/dav\/_t\//;

/** A URL, wherever it was met. */
interface JudgedUrl {
  readonly record: RequestRecord;
  readonly parts: UrlParts | undefined;
  readonly locate: (span: Span) => Range;
}

export const noKeyInUrl = createRule("no-key-in-url", {
  meta: {
    type: "problem",
    docs: {
      description: "Disallow a Nexus API key in a URL",
      recommended: true,
      catalogue: eslintRules["no-key-in-url"] ?? [],
    },
    messages: {
      url: "A Nexus API key in a URL is kept in logs, histories and referers: send it in the header `api-key`.",
    },
  },
  create(context) {
    const { sourceCode, report } = context;
    const isNew = oncePerPlace();

    function judge({ record, parts, locate }: JudgedUrl): void {
      for (const span of [...keysInQuery(record), ...keysElsewhere(parts)]) {
        const range = locate(span);
        if (isNew(range)) report({ loc: locOf(range, sourceCode), messageId: "url" });
      }
    }

    return onNexusRequest(
      context,
      (request) => judge({ ...request, parts: request.url }),
      (file) => urlsOf(file).forEach(judge),
    );
  },
});

/** Keys in the path and before the host's `@`. */
function keysElsewhere(parts: UrlParts | undefined): Span[] {
  if (!parts?.host) return [];
  const path = MOUNT.test(parts.path?.text ?? "") ? undefined : parts.path;
  return [parts.userinfo, path].flatMap((part) => {
    const match = part && KEY.exec(part.text);
    return match ? [{ start: part.start + match.index, end: part.start + match.index + match[0].length }] : [];
  });
}

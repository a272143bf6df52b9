import type { Field, RequestRecord, Span } from "@nxs-guard/core";
import type { TSESTree } from "@typescript-eslint/utils";

import type { ClientCall } from "../clients/client.ts";
import type { Range } from "../replacement.ts";
import type { Entry } from "./entries.ts";
import type { Text } from "../text.ts";
import type { UrlParts } from "./url.ts";

/** The headers that carry a credential, rightly or wrongly. */
export const CREDENTIAL = /^(?:api-key|x-chat-session-token|authorization|x-api-key|apikey|api_key)$/i;

/** One way in which a header is sent: its field in the record, and what the source says of it. */
export interface Header {
  readonly field: Field;
  readonly entry: Entry;
  readonly text: Text;
}

/** A request to Nexus, as the syntax tree shows it. */
export interface NexusRequest {
  readonly record: RequestRecord;
  /** The call that makes it; undefined for headers that stand alone. */
  readonly call: ClientCall | undefined;
  /**
   * `host`: its URL leads to Nexus, or Nexus' own SDK makes it. `key`: nothing is known of its URL, but a Nexus key is sent there, and such a
   * key is for Nexus.
   */
  readonly toldBy: "host" | "key";
  readonly url: UrlParts | undefined;
  /** Those that carry a credential, or a Nexus key under another name. */
  readonly headers: readonly Header[];
  /** What a request as a whole is reported at. */
  readonly place: TSESTree.Node;
  /** Where a stretch of the record stands in the source. */
  readonly locate: (span: Span) => Range;
  /** Can a stretch be taken out of the source there, and nothing else with it? */
  readonly isWritten: (span: Span) => boolean;
}

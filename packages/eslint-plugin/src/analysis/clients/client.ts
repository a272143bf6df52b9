import type { TSESTree } from "@typescript-eslint/utils";

import type { Variable } from "../bindings.ts";
import type { Origin } from "../origin.ts";
import type { Entries } from "../requests/entries.ts";
import type { FileReader } from "../requests/file-reader.ts";
import type { Text } from "../text.ts";

export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;

/** What one call of an HTTP client says of the request that it makes. */
export interface ClientCall {
  readonly node: CallNode;
  /** The URLs that it may be sent to. */
  readonly urls: readonly Text[];
  readonly headers: Entries;
  /** Which argument holds the options, headers among them. */
  readonly optionsAt?: number | undefined;
  /** The calls that made the instance that it is called on. */
  readonly made?: readonly CallNode[];
  /** Parameters that are added to the URL. */
  readonly query: Entries;
  /** Where options of the transport may stand, such as an agent's. */
  readonly transport: readonly TSESTree.Node[];
  /** An authentication scheme that is asked for by name, and the credential that it is given. */
  readonly scheme?: { readonly name: TSESTree.Node; readonly credential: TSESTree.Node } | undefined;
  /** Functions that are handed the answer, beside those of a promise. */
  readonly handlers?: readonly TSESTree.Node[];
  /** What the answer is asked of by its members and events: an `XMLHttpRequest`, a request of Node's. */
  readonly connection?: Variable | undefined;
  /** A hook of the client is handed every answer, or may be. */
  readonly isWatched?: boolean;
  readonly traits: Traits;
}

export interface Traits {
  /** `false`: it sets what several requests have in common, or makes one of which another call says all. */
  readonly isRequest: boolean;
  /** Does it throw, or reject, when the answer is 401 or 403? */
  readonly throwsOnRefusal: boolean;
  /** Do its errors and answers keep the request, headers and all? */
  readonly keepsRequest: boolean;
  /** Can its headers be chosen at all? */
  readonly takesHeaders: boolean;
  /** Is its result the answer, or a promise of it? */
  readonly hasAnswer: boolean;
  /** Is that the body alone? */
  readonly answersBody: boolean;
  /** Does it talk to Nexus wherever its URL leads, with a credential that it finds by itself? */
  readonly isNexusSdk: boolean;
  /** Does it throw when its URL is an encrypted one? */
  readonly speaksPlainOnly?: boolean;
}

/** An HTTP client: how its calls are told, and what they say. */
export interface Client {
  readonly read: (call: CallNode, origin: Origin, file: FileReader) => ClientCall | undefined;
}

export const REQUEST: Traits = {
  isRequest: true,
  throwsOnRefusal: false,
  keepsRequest: false,
  takesHeaders: true,
  hasAnswer: true,
  answersBody: false,
  isNexusSdk: false,
};

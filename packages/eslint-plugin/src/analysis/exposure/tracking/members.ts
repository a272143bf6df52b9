import type { TSESTree } from "@typescript-eslint/utils";

import { instanceOf } from "../../classes.ts";
import { staticName } from "../../syntax.ts";
import { isText } from "../access-path.ts";
import { seenAt, source } from "../taint.ts";
import type { Taint } from "../taint.ts";
import { ofInstance } from "./instances.ts";
import { ofEnvironment } from "./environment.ts";
import { ofNamed } from "./names.ts";
import type { Query, Tracker } from "./query.ts";

/** `config.headers`, `process.env.NEXUS_API_KEY`, `this.key` */
export function ofMember(node: TSESTree.MemberExpression, query: Query, tracker: Tracker): Taint | undefined {
  const { file, sources, environmentOf, taintOf } = tracker;
  const read = sources.readBy(node);
  const value = file.resolve(node);
  if (read !== undefined && value === node) return isText(query.path) ? source(node, read) : undefined;
  const environment = environmentOf(node);
  if (environment !== undefined) return ofEnvironment(node, environment, query, tracker);
  const name = staticName(node);
  if (name === undefined) return undefined;
  const part: Query = { ...query, node: node.object, path: [name, ...query.path] };
  // Which field of `this` it is, the class tells.
  const isKnown = value !== node && node.object.type !== "ThisExpression";
  const taint = taintOf(part) ?? (isKnown ? taintOf({ ...query, node: value }) : undefined);
  return taint ? seenAt(node, taint) : ofNamed(node, query, tracker);
}

/** `this`, the whole of an instance or a part of it. */
export function ofThis(node: TSESTree.ThisExpression, query: Query, tracker: Tracker): Taint | undefined {
  const instance = instanceOf(node, tracker.file);
  return instance && seenAt(node, ofInstance(instance, query, tracker));
}

import type { TSESTree } from "@typescript-eslint/utils";

import { AXIOS_MEMBERS } from "../sources/axios-values.ts";
import type { AxiosValue } from "../sources/axios-values.ts";
import { source } from "../taint.ts";
import type { Form, Taint } from "../taint.ts";
import type { Query } from "./query.ts";

const FORMS: Readonly<Record<AxiosValue, Form>> = {
  error: "error",
  answer: "inspected",
  config: "plain",
  request: "inspected",
};
/** How a message calls what axios keeps of a key. */
const KEY = "api-key";
const HOLDS_KEY = /^(?:config|headers|api-key|authorization)$/i;
const IS_KEY = /^(?:api-key|authorization|_header)$/i;

/** What a part of an error, an answer or a configuration of axios brings. */
export function ofAxios(
  node: TSESTree.Node,
  value: AxiosValue,
  { path, lacks }: Pick<Query, "lacks" | "path">,
): Taint | undefined {
  let reached: AxiosValue | undefined = value;
  for (const [i, name] of path.entries()) {
    const holdsHeaders: boolean = reached === "config" || reached === "request";
    if (holdsHeaders && i === path.length - 1 && IS_KEY.test(name)) return source(node, KEY);
    reached = reached && Object.hasOwn(AXIOS_MEMBERS[reached], name) ? AXIOS_MEMBERS[reached][name] : undefined;
  }
  const isTakenOut = lacks.some((gone) => HOLDS_KEY.test(gone.at(-1) ?? ""));
  return reached && !isTakenOut ? { ...source(node, KEY), form: FORMS[reached], isHolder: true } : undefined;
}

import type * as v from "valibot";
import { nearest } from "../nearest.ts";
import { UserError } from "../user-error.ts";
import { ConfigSchema } from "./schema.ts";

/** The first thing that is wrong with a configuration, in words that repeat none of its values: they may be secret. */
export function configError(file: string, issues: readonly v.BaseIssue<unknown>[]): UserError {
  const issue = tellingMost(issues);
  const path = issue?.path ?? [];
  const where = path
    .map(({ key }) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .slice(1);
  if (issue && isUnknownKey(issue)) {
    const known = keysAt(
      ConfigSchema as unknown as Schema,
      path.slice(0, -1).map(({ key }) => key),
    );
    const word = String(path.at(-1)?.key);
    const suggestion = nearest(word, known);
    return new UserError(
      `${file}: there is no setting "${where}".`,
      suggestion === undefined ? `Here stand: ${known.join(", ")}.` : `Did you mean "${suggestion}"?`,
    );
  }
  const value = where === "" ? "the configuration" : `"${where}"`;
  if (issue?.type === "strict_object" && issue.received === "undefined" && path.length > 0) {
    return new UserError(`${file}: ${value} is missing.`, "Add it.");
  }
  return new UserError(`${file}: ${value} is not what it should be.`, `It is to be ${wanted(issue)}.`);
}

/** Of a union's alternatives, the one that came furthest says most; of what is missing and what is unknown, the unknown: it may be misspelt. */
function tellingMost(issues: readonly v.BaseIssue<unknown>[]): v.BaseIssue<unknown> | undefined {
  return issues
    .flatMap((issue) => {
      const inner = issue.issues ? tellingMost(issue.issues) : undefined;
      return inner ? [{ ...inner, path: joined(issue, inner) }] : [issue];
    })
    .toSorted(
      (a, b) => (b.path?.length ?? 0) - (a.path?.length ?? 0) || Number(isUnknownKey(b)) - Number(isUnknownKey(a)),
    )[0];
}

function isUnknownKey({ type, expected }: v.BaseIssue<unknown>): boolean {
  return type === "strict_object" && expected === "never";
}

function joined(outer: v.BaseIssue<unknown>, inner: v.BaseIssue<unknown>): v.BaseIssue<unknown>["path"] {
  const path = [...(outer.path ?? []), ...(inner.path ?? [])];
  return path.length > 0 ? (path as unknown as NonNullable<v.BaseIssue<unknown>["path"]>) : undefined;
}

function wanted(issue: v.BaseIssue<unknown> | undefined): string {
  switch (issue?.type) {
    case "min_length":
      return `at least ${String(issue.requirement)} long`;
    case "max_length":
      return `at most ${String(issue.requirement)} long`;
    case "min_value":
      return `at least ${String(issue.requirement)}`;
    case "max_value":
      return `at most ${String(issue.requirement)}`;
    case "non_empty":
      return "not empty";
    case "integer":
      return "a whole number";
    case "regex":
      return `a text of the form ${String(issue.requirement)}`;
    case "check":
      return issue.message;
    case "picklist":
      return `one of ${(issue.expected ?? "").replace(/[()]/g, "").replaceAll(" |", ",")}`;
    case "strict_object":
    case "record":
      return "an object";
    case "array":
      return "a list";
    case "string":
      return "a text";
    default:
      return issue?.expected ?? "as docs/config.md says";
  }
}

/** What a schema may be made of, as far as keys go. A picklist's options are no schemas. */
interface Schema {
  readonly wrapped?: Schema;
  readonly item?: Schema;
  readonly value?: Schema;
  readonly options?: readonly (Schema | string)[];
  readonly entries?: Readonly<Record<string, Schema>>;
}

/** The keys that an object at a path of the configuration may have. */
function keysAt(schema: Schema, path: readonly unknown[]): string[] {
  const [key, ...rest] = path;
  if (schema.wrapped) return keysAt(schema.wrapped, path);
  if (schema.options)
    return schema.options.flatMap((option) => (typeof option === "string" ? [] : keysAt(option, path)));
  if (key === undefined) return Object.keys(schema.entries ?? {});
  const inner = schema.item ?? schema.value ?? (typeof key === "string" ? schema.entries?.[key] : undefined);
  return inner ? keysAt(inner, rest) : [];
}

import type { TSESTree } from "@typescript-eslint/utils";

import type { Sink } from "./sink.ts";

/** Nodes of the parsers for Svelte and Vue, as far as they matter. */
interface TemplateNode {
  readonly type: string;
  readonly parent?: TemplateNode;
  readonly kind?: string;
  readonly rawName?: string;
  readonly directive?: boolean;
  readonly key?: { readonly name: { readonly name: string } | string };
  readonly expression?: TSESTree.Node | null;
  readonly value?: TSESTree.Node;
}

/** Attributes of Vue that write into the page: `:title="…"`, `v-text="…"`. */
const WRITES = /^(?:bind|html|text)$/;

/** `{{ key }}` and `:title="key"` of Vue, `{key}` and `title={key}` of Svelte. */
export function templateAt(node: TSESTree.Node): Sink | undefined {
  const part = node as unknown as TemplateNode;
  const html = (value: TSESTree.Node | null | undefined): Sink | undefined =>
    value ? { kind: "html", name: "the template", values: [value], showsTextOnly: true } : undefined;
  switch (part.type) {
    case "SvelteMustacheTag":
      return isComponentOfSvelte(part) ? undefined : html(part.expression);
    case "SvelteShorthandAttribute":
      return isComponentOfSvelte(part) ? undefined : html(part.value);
    case "VExpressionContainer":
      return part.parent?.type === "VElement" || isWrittenAttribute(part.parent) ? html(part.expression) : undefined;
    default:
      return undefined;
  }
}

/** Does a part stand in the tag of a component, which decides what it writes? */
function isComponentOfSvelte({ parent }: TemplateNode): boolean {
  const tag = parent?.type === "SvelteAttribute" ? parent.parent : parent;
  return tag?.type === "SvelteStartTag" && tag.parent?.kind === "component";
}

function isWrittenAttribute(attribute: TemplateNode | undefined): boolean {
  const name = attribute?.key?.name;
  if (attribute?.directive !== true || typeof name !== "object" || !WRITES.test(name.name)) return false;
  return /^[a-z][a-z\d]*$/.test(attribute.parent?.parent?.rawName ?? "");
}

import type { TSESTree } from "@typescript-eslint/utils";

import type { FileReader } from "../../requests/file-reader.ts";
import { staticName } from "../../syntax.ts";
import { nameOf } from "./sink.ts";
import type { Callee, Sink } from "./sink.ts";

const WRITTEN = /^(?:innerHTML|outerHTML|innerText|outerText|textContent|srcdoc|title)$/;
const INSERTS = /^(?:insertAdjacentHTML|insertAdjacentText|createTextNode|setHTML|setHTMLUnsafe)$/;
const TEMPLATES =
  /^(?:ejs|pug|handlebars|mustache|nunjucks|eta|liquidjs|hbs|twig|dot|edge\.js|mjml|art-template|@vitejs\/plugin-vue-ssr)$/;
const RENDERS =
  /^(?:render|renderFile|renderString|renderAsync|renderStringAsync|parseAndRender|renderFileSync|renderSync)$/;
const DIALOGS = /^(?:alert|confirm|prompt)$/;
const TAGS = /^(?:html|svg)$/;

/** `element.insertAdjacentHTML(…)`, `document.write(…)`, `$("#a").html(…)`, `ejs.render(…)`. */
export function htmlAt({ method, holder, module, path, name, values }: Callee): Sink | undefined {
  const html = (shown = values, showsTextOnly = true): Sink => ({ kind: "html", name, values: shown, showsTextOnly });
  if (holder === "document" && /^(?:write|writeln)$/.test(method)) return html();
  if (module === undefined && path.length === 1 && DIALOGS.test(path[0] ?? "")) return html();
  if (INSERTS.test(method) || (method === "setAttribute" && holder !== "" && !/span$/i.test(holder))) return html();
  if (/^(?:\$|jQuery)$/.test(path[0] ?? "") && /^(?:html|text|append|prepend|attr)$/.test(method)) return html();
  if (
    module !== undefined &&
    TEMPLATES.test(module) &&
    (RENDERS.test(method) || path.join(".").endsWith("compile.()"))
  ) {
    return html(values, false);
  }
  if (/^(?:createElement|h)$/.test(method) && path.length > 0 && holder !== "document") return html(values.slice(2));
  return undefined;
}

/** `element.innerHTML = …` */
export function assignedHtmlAt({ left, right }: TSESTree.AssignmentExpression): Sink | undefined {
  const name = left.type === "MemberExpression" ? (staticName(left) ?? "") : "";
  return WRITTEN.test(name) && left.type === "MemberExpression"
    ? { kind: "html", name: `${nameOf(left.object)}.${name}`, values: [right], showsTextOnly: true }
    : undefined;
}

/** `<p>{…}</p>` */
export function childAt({ expression, parent }: TSESTree.JSXExpressionContainer): Sink | undefined {
  const isChild = parent.type === "JSXElement" || parent.type === "JSXFragment";
  return isChild ? { kind: "html", name: "JSX", values: [expression], showsTextOnly: true } : undefined;
}

/** A template of Lit, Hono or htm. */
export function taggedHtmlAt({ tag, quasi }: TSESTree.TaggedTemplateExpression, file: FileReader): Sink | undefined {
  const isTag = tag.type === "Identifier" && TAGS.test(tag.name) && file.originOf(tag) !== undefined;
  return isTag ? { kind: "html", name: tag.name, values: quasi.expressions, showsTextOnly: true } : undefined;
}

import { queryIn } from "./urls.ts";
import type { RequestField, Scene } from "./request-field.ts";

/** A parameter in a string or template that says no host: `BASE + "?api-key=" + key`. */
const FRAGMENT = /[?&][\w-]{0,40}(?:auth|key|token)[\w-]{0,40}=/gi;

export function* fragments(scene: Scene): Generator<RequestField> {
  const { region } = scene;
  for (const { 0: written, index } of region.text.matchAll(FRAGMENT)) {
    const before = /[^\s"'`]*$/.exec(region.text.slice(Math.max(0, index - 200), index))?.[0] ?? "";
    if (/:\/\/|^\//.test(before)) continue;
    const after =
      /^(?:\$?\{\{?[^{}\r\n]{0,200}\}\}?|[^\s"'`<>&]){0,400}/.exec(
        region.text.slice(index + written.length, index + 600),
      )?.[0] ?? "";
    const [field] = queryIn(region, index, index + written.length + after.length);
    if (field) yield { place: "query", field, at: index + 1, statement: index, isSetter: true };
  }
}

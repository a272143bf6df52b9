import type { Facts, Format } from "./format.ts";

/** Source: http://www.softwareishard.com/blog/har-12-spec/ */
export const har: Format = {
  name: /\.har$/i,
  start: /^\s*\{\s*"log"\s*:\s*\{/,

  isFact: (path) =>
    path[1] === "entries" &&
    (path.at(-2) === "request" ? ["method", "url"].includes(String(path.at(-1))) : path.at(-1) === "name"),

  textPath: () => undefined,
  fileName: () => undefined,

  landmark({ path }, facts) {
    if (path[0] !== "log" || path[1] !== "entries" || typeof path[2] !== "number") return undefined;
    const entry = path.slice(0, 3);
    const method = facts.at(...entry, "request", "method") ?? "";
    // What follows the path may be a credential.
    const url = (facts.at(...entry, "request", "url") ?? "").replace(/[?#].*$/s, "");
    const title = `entry ${path[2] + 1} ${method} ${url}`.trimEnd();
    const detail = detailOf(path.slice(3), (...names) => facts.at(...entry, ...names));
    return detail === undefined ? title : `${title} › ${detail}`;
  },
};

const PARTS: Readonly<Record<string, string>> = {
  url: "URL",
  redirectURL: "redirect",
  headers: "header",
  queryString: "parameter",
  cookies: "cookie",
  postData: "body",
  content: "body",
};

/** @param path from the entry */
function detailOf(path: readonly (string | number)[], nameAt: Facts["at"]): string | undefined {
  const [message, part, index] = path;
  if ((message !== "request" && message !== "response") || typeof part !== "string") return undefined;
  const words = Object.hasOwn(PARTS, part) ? PARTS[part] : undefined;
  const name = typeof index === "number" ? nameAt(message, part, index, "name") : undefined;
  return [message, words, name].filter((word) => word !== undefined).join(" ");
}

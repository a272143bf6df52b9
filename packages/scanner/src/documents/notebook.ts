import type { Format } from "./format.ts";

/** Source: https://nbformat.readthedocs.io/en/latest/format_description.html */
export const notebook: Format = {
  name: /\.ipynb$/i,

  isFact: (path) => path.at(-1) === "cell_type",

  textPath(path) {
    const cell = cellOf(path);
    if (!cell) return undefined;
    const [what] = path.slice(cell.length);
    if (what === "source" || what === "input") return path.slice(0, cell.length + 1);
    if (what !== "outputs") return undefined;
    // `outputs, 0, text` of a stream, and `outputs, 0, data, text/plain`.
    return path.slice(0, cell.length + (path[cell.length + 2] === "data" ? 4 : 3));
  },

  fileName(textPath, facts) {
    const cell = cellOf(textPath) ?? [];
    if (textPath[cell.length] === "outputs") return undefined;
    return facts.at(...cell, "cell_type") === "markdown" ? "cell.md" : "cell";
  },

  landmark({ path, line }) {
    const cell = cellOf(path);
    if (!cell) return undefined;
    const [what, output] = path.slice(cell.length);
    const words = [`cell ${Number(cell.at(-1)) + 1}`];
    if (what === "outputs") words.push(`output ${Number(output) + 1}`);
    else if (what === "metadata" || what === "attachments") words.push(what);
    if (line !== undefined) words.push(`line ${line}`);
    return words.join(", ");
  },
};

/** `cells, 2`; before version 4 of the format, `worksheets, 0, cells, 2`. */
function cellOf(path: readonly (string | number)[]): readonly (string | number)[] | undefined {
  const at = path[0] === "worksheets" ? 2 : 0;
  return path[at] === "cells" && path.length > at + 1 ? path.slice(0, at + 2) : undefined;
}

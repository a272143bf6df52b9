import { Buffer } from "node:buffer";
import type { Span } from "@nxs-guard/core";

/** A place as ESLint has it: 1-based, columns in UTF-16 code units, the end exclusive and sometimes unknown. */
export interface LintPlace {
  readonly line: number;
  readonly column: number;
  readonly endLine?: number | undefined;
  readonly endColumn?: number | undefined;
}

interface Line {
  readonly text: string;
  /** In bytes of the document. */
  readonly start: number;
}

/** Finds the bytes of a document that ESLint speaks of. It sees no byte order mark, and ends lines where JavaScript does. */
export class Places {
  readonly #lines: readonly Line[];

  /** @param bytes of UTF-8 */
  constructor(bytes: Buffer) {
    const hasMark = bytes.length >= 3 && bytes.readUIntBE(0, 3) === 0xefbbbf;
    const lines: Line[] = [];
    let start = hasMark ? 3 : 0;
    for (const text of bytes.toString("utf8", start).split(/(?<=\r\n|[\n\u2028\u2029]|\r(?!\n))/)) {
      lines.push({ text, start });
      start += Buffer.byteLength(text);
    }
    this.#lines = lines;
  }

  /** Without an end, to that of the line. */
  spanOf({ line, column, endLine, endColumn }: LintPlace): Span {
    const start = this.#offset(line, column);
    const end =
      endLine === undefined || endColumn === undefined ? this.#lineEnd(line) : this.#offset(endLine, endColumn);
    return { start, end: Math.max(start, end) };
  }

  #offset(line: number, column: number): number {
    const { text, start } = this.#line(line);
    return start + Buffer.byteLength(text.slice(0, Math.max(0, column - 1)));
  }

  #lineEnd(line: number): number {
    const { text, start } = this.#line(line);
    return start + Buffer.byteLength(text.replace(/[\r\n\u2028\u2029]+$/, ""));
  }

  #line(line: number): Line {
    return this.#lines[line - 1] ?? this.#lines.at(-1) ?? { text: "", start: 0 };
  }
}

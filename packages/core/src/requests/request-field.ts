import type { Span } from "../finding.ts";
import type { Brackets } from "./brackets.ts";
import type { Lines } from "./lines.ts";
import type { Field } from "./record.ts";
import type { Region } from "./region.ts";

/** A named value that stands in the place of a header or of a query parameter. */
export interface RequestField {
  readonly place: "header" | "query";
  readonly field: Field;
  /** Offset of its name in the region. */
  readonly at: number;
  /** The offset at which its container opens, or its own: what stands before it names the variable that holds it. */
  readonly statement: number;
  /** Set by a call (`request.set("name", value)`), so it belongs to the request made before. */
  readonly isSetter: boolean;
}

export interface Scene {
  readonly region: Region;
  readonly lines: Lines;
  readonly brackets: Brackets;
  readonly commands: readonly Span[];
  readonly commandAt: (offset: number) => Span | undefined;
  /** Whether a line at this offset belongs to a raw HTTP request. */
  readonly isHeaderLine: (offset: number) => boolean;
}

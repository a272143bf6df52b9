import type { ExclusionReason, SkipReason } from "../coverage.ts";
import type { BytePath } from "./byte-path.ts";

/** What a listing of a directory says of one name in it. Names are relative to that directory, with `/`. */
export type Entry =
  | { readonly name: BytePath; readonly is: "file" }
  /** The file of that name, told of before or after, was not there when the listing was made, and need not be. */
  | { readonly name: BytePath; readonly is: "absent" }
  | { readonly name: BytePath; readonly is: "excluded"; readonly reason: ExclusionReason }
  | { readonly name: BytePath; readonly is: "skipped"; readonly reason: SkipReason };

/** A listing, as many names as come at once: to wait for each by itself would cost more than to list it. */
export type Entries = AsyncGenerator<readonly Entry[], void, undefined>;

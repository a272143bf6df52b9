import type { Catalogue } from "@nxs-guard/core";
import { nexus } from "./nexus/index.ts";

/** Every vendor's rules. */
export const catalogue: Catalogue = nexus;

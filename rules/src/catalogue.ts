import type { Catalogue } from "@nxs-guard/core";
import { nexus } from "./nexus/index.ts";

const vendors: readonly Catalogue[] = [nexus];

/** Every vendor's rules. */
export const catalogue: Catalogue = {
  rules: vendors.flatMap(({ rules }) => rules),
  hosts: vendors.flatMap(({ hosts }) => hosts),
  credentialMarks: vendors.flatMap(({ credentialMarks }) => credentialMarks),
};

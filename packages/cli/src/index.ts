export * from "@nxs-guard/scanner";

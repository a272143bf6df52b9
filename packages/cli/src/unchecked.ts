import process from "node:process";

/**
 * Whether a person wants the commit or the push to pass unchecked, which is said aloud. Hooks of our own ask before they look for Node; managers
 * start the command by itself.
 */
export function isUnchecked(act: "commit" | "push"): boolean {
  if (process.env["NXS_GUARD_SKIP"] !== "1") return false;
  process.stderr.write(`nxs-guard: this ${act} is NOT checked, because NXS_GUARD_SKIP=1 is set.\n`);
  return true;
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Lends an empty folder, outside every repository, to `work`. */
export async function inEmptyFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "nxs-guard-bench-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

import { scan, staged } from "@nxs-guard/scanner";
import type { ScanOptions, ScanResult, StagedOptions } from "@nxs-guard/scanner";

export interface CheckStagedOptions extends Omit<ScanOptions, "source">, StagedOptions {}

/**
 * What a hook asks before a commit: whether what is staged holds a leak or a misuse. It reads the index that git names in the environment, and
 * writes nothing.
 *
 * @throws {UserError} outside a repository
 */
export async function checkStaged({ cwd, wholeFiles, ...options }: CheckStagedOptions = {}): Promise<ScanResult> {
  const source = staged({ ...(cwd !== undefined && { cwd }), ...(wholeFiles !== undefined && { wholeFiles }) });
  return await scan({ ...options, source });
}

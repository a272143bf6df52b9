import type { ArchiveLimits } from "../src/archives/limits.ts";
import { scan, type ScanResult } from "../src/scan.ts";

/** Scans one document. */
export function scanContent(
  path: string,
  content: Uint8Array | Iterable<Uint8Array>,
  archives: Partial<ArchiveLimits> = {},
): Promise<ScanResult> {
  return scan({
    archives,
    source: {
      unit: "file",
      *documents(coverage) {
        coverage.select();
        yield { path, content };
      },
    },
  });
}

/** Where something was found: `a.zip!/b.js:1:10`. */
export function places({ findings }: ScanResult): string[] {
  return findings.map(
    ({ path, finding: { location } }) => `${path}:${String(location.startLine)}:${String(location.startColumn)}`,
  );
}

import type { DetectOptions, Detector, Finding } from "@nxs-guard/core";

/** The text with every secret in it masked, encoded ones too. */
export function redact(text: string, detector: Detector): string {
  return redactFindings(text, secretsIn(text, detector));
}

/** The secrets in a text such as a file's name, in their order. */
export function secretsIn(text: string, detector: Detector, options: DetectOptions = {}): readonly Finding[] {
  return detector.detect(text, options).findings.filter((finding) => finding.kind === "secret");
}

/** @param findings of this very text, in their order */
export function redactFindings(text: string, findings: readonly Finding[]): string {
  let masked = "";
  let done = 0;
  for (const { span, secret } of findings) {
    // Findings may overlap, where the encoded forms of two secrets share characters.
    if (span.end <= done) continue;
    masked += text.slice(done, Math.max(done, span.start)) + String(secret);
    done = span.end;
  }
  return masked + text.slice(done);
}

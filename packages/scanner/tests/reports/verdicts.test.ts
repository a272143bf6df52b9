import { expect, it } from "vitest";
import { reports, type ReportName } from "../../src/reports/index.ts";
import type { ScanResult } from "../../src/scan.ts";
import { finding, HOSTILE_NAME, rendered, result } from "../made-up.ts";

const written = async (name: ReportName, scanned: ScanResult): Promise<string> =>
  rendered(await reports[name].load(), scanned);

/** What is said of findings, and the one finding that counts. */
const judged: ScanResult = {
  ...result([finding()]),
  silenced: [
    { ...finding({ fingerprint: "1".repeat(32) }, "old.ts"), verdict: "baselined", why: "known" },
    { ...finding({ fingerprint: "2".repeat(32) }, "sample.ts"), verdict: "suppressed", why: "a sample" },
  ],
  notices: [{ path: "chat.ts", line: 7, message: "This suppression matches no finding: remove it." }],
};

it.each<[ReportName, string]>([
  ["pretty", "! chat.ts:7 This suppression matches no finding: remove it."],
  ["json", '"message": "This suppression matches no finding: remove it."'],
  ["jsonl", '{"type":"notice","version":1,"path":"chat.ts","line":7,'],
  ["sarif", '"text": "This suppression matches no finding: remove it."'],
  ["github", "::warning file=chat.ts,line=7,title=nxs-guard::This suppression matches no finding: remove it."],
  ["gitlab", '"value": "chat.ts:7: This suppression matches no finding: remove it."'],
  ["junit", "<system-err>chat.ts:7: This suppression matches no finding: remove it.</system-err>"],
  ["markdown", "- `chat.ts:7` This suppression matches no finding: remove it."],
])("%s tells what is to be put right", async (name, words) => {
  expect(await written(name, judged)).toContain(words);
});

it.each<ReportName>(["pretty", "sarif", "github", "gitlab", "junit", "markdown"])(
  "%s holds what is new alone, and the number of the rest",
  async (name) => {
    const text = await written(name, judged);
    expect(text).toContain("src/chat.ts");
    expect(text).not.toMatch(/old\.ts|sample\.ts/);
    expect(text).toMatch(/Silenced: 1 suppressed, 1 baselined|"silenced": 2/);
  },
);

it.each<[ReportName, string]>([
  ["pretty", "    big.zip over the limit (allowed: a build)"],
  ["json", '"allowed": "a build"'],
  ["jsonl", '"allowed":"a build"'],
  ["sarif", '"text": "Not read: over the limit (allowed: a build)"'],
  ["github", "::notice file=big.zip,title=nxs-guard::Not read: over the limit (allowed: a build)"],
  ["gitlab", '"status": "success"'],
  ["junit", "<skipped>Not read: over the limit (allowed: a build)</skipped>"],
  ["markdown", "- `big.zip` over the limit (allowed: a build)"],
])("%s names what may stay unread, and does not fail for it", async (name, words) => {
  const text = await written(
    name,
    result([], { skipped: [{ path: "big.zip", reason: "over the limit", allowed: "a build" }] }),
  );
  expect(text).toContain(words);
  expect(text).not.toMatch(/::warning|<error|"executionSuccessful": false|in what was read/);
});

it.each(Object.keys(reports) as ReportName[])("%s prints nothing of it that a terminal would act on", async (name) => {
  const text = await written(name, {
    ...result([], { skipped: [{ path: HOSTILE_NAME, reason: "vanished", allowed: HOSTILE_NAME }] }),
    silenced: [{ ...finding({}, HOSTILE_NAME), verdict: "baselined", why: HOSTILE_NAME }],
    notices: [{ path: HOSTILE_NAME, message: HOSTILE_NAME }],
  });
  expect(text.replaceAll("\n", "").replaceAll("\u200b", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
});

import { printable } from "../printable.ts";
import type { Unscanned } from "../coverage.ts";
import type { ScanResult } from "../scan.ts";
import type { Notice } from "../verdicts/verdict.ts";
import { codeFrame } from "./code-frame.ts";
import { summary } from "./coverage-text.ts";
import { groups, type Group } from "./groups.ts";
import { palette } from "./palette.ts";
import { seconds, type Report, type Run } from "./report.ts";
import { details, headline, noticePlace, onePlace, place, reason, unreadReason } from "./wording.ts";
import { element, leaf, startTag } from "./xml.ts";

const PLAIN = palette(false);

/**
 * A failed test a secret, an error a document that was not read; a passed test stands for a scan in which there is neither.
 * Source: https://github.com/windyroad/JUnit-Schema, and what Jenkins takes:
 * https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
 */
export const junit: Report = {
  *render(result, style, run) {
    const found = groups(result.findings);
    const { skipped } = result.coverage;
    const errors = skipped.filter(({ allowed }) => allowed === undefined).length;
    const suite = {
      id: 0,
      name: "nxs-guard",
      package: "nxs-guard",
      // By the form, a host that is not told.
      hostname: "localhost",
      timestamp: run.startedAt.toISOString().slice(0, 19),
      tests: Math.max(1, found.length + skipped.length),
      failures: found.length,
      errors,
      skipped: skipped.length - errors,
      time: seconds(run).toFixed(3),
    };
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n';
    yield `${startTag("testsuite", suite)}\n${properties(result, run)}\n`;
    for (const group of found) yield `${failure(group, style.width)}\n`;
    for (const one of skipped) yield `${notRead(one)}\n`;
    if (found.length + skipped.length === 0) yield `${passed()}\n`;
    yield `${leaf("system-out", {}, summary(result, run))}\n`;
    yield `${leaf("system-err", {}, result.notices.map(notice).join("\n"))}\n`;
    yield "</testsuite>\n</testsuites>\n";
  },
};

function properties({ unit, coverage: { selected, scanned, bytes, skipped } }: ScanResult, run: Run): string {
  const numbers = { selected, scanned, skipped: skipped.length, bytes, seconds: seconds(run) };
  const entries = Object.entries({ version: run.version, unit, ...numbers });
  return element(
    "properties",
    {},
    entries.map(([name, value]) => leaf("property", { name, value })),
  );
}

function failure({ first, others }: Group, width: number): string {
  const { finding } = first;
  const secret = finding.secret === undefined ? "" : ` ${finding.secret.toString()}`;
  const title = `${headline(first)}${secret}`;
  const text = [
    ...[first, ...others].map((located) => printable(onePlace(located))),
    "",
    ...codeFrame(finding, width, PLAIN),
    "",
    ...[reason(first), finding.advice, details(finding)].filter((fact) => fact !== undefined).map(printable),
  ].join("\n");
  return testCase(
    finding.ruleId,
    `${title} in ${place(first)}`,
    leaf("failure", { type: finding.severity, message: title }, text),
  );
}

function notRead(one: Unscanned<string>): string {
  const message = `Not read: ${unreadReason(one)}`;
  // Older forms of Jenkins' know no attributes of what is skipped.
  const outcome =
    one.allowed === undefined ? leaf("error", { type: "not read", message }) : leaf("skipped", {}, message);
  return testCase("coverage", one.path, outcome);
}

function notice(one: Notice): string {
  return `${printable(noticePlace(one))}: ${printable(one.message)}`;
}

function passed(): string {
  return leaf("testcase", { classname: "nxs-guard", name: "Nothing found", time: "0" });
}

/** Jenkins groups by class, and takes what stands before the last dot for its package. */
function testCase(className: string, name: string, outcome: string): string {
  return element("testcase", { classname: `nxs-guard.${className}`, name, time: "0" }, [outcome]);
}

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { reports, type ReportName } from "../../src/reports/index.ts";
import { scan } from "../../src/scan.ts";
import type { Source } from "../../src/source.ts";
import { key, run } from "../made-up.ts";

const page = fileURLToPath(new URL("../../../../docs/reports.md", import.meta.url));

/** A key in two files, and a file that could not be read. */
const files: Source = {
  unit: "file",
  *documents(coverage) {
    for (const [path, text] of [
      [".env", `NEXUS_API_KEY=${key}\n`],
      ["src/chat.ts", `import { ask } from "./ask";\nconst apiKey = "${key}";\n`],
    ] as const) {
      coverage.select();
      yield { path, content: Buffer.from(text) };
    }
    coverage.select();
    coverage.skipped("secrets.pem", "no permission");
  },
};

it("every example is what the report says (-u writes them)", async () => {
  const result = await scan({ source: files });
  const found = new Set(result.findings.map(({ finding }) => finding.ruleId));
  // All rules of the catalogue would make the page long.
  const shortRun = { ...run, rules: run.rules.filter(({ id }) => found.has(id)) };
  let text = readFileSync(page, "utf8");
  for (const name of Object.keys(reports) as ReportName[]) {
    const report = await reports[name].load();
    const pieces = report.render(result, { color: false, width: 80, detail: "normal" }, shortRun);
    text = withExample(text, name, [...pieces].join(""));
  }
  await expect(text).toMatchFileSnapshot(page);
});

/** The page with the first block of code in a report's section replaced. */
function withExample(text: string, name: ReportName, example: string): string {
  const section = new RegExp(
    `(\n## \`${name}\`\n(?:(?!\n## ).)*?\n<!-- prettier-ignore -->\n(\`{3,})\\w*\n).*?(\n\\2\n)`,
    "s",
  );
  expect(text, `the section of ${name}`).toMatch(section);
  return text.replace(section, (_, start: string, _fence, end: string) => start + example.trimEnd() + end);
}

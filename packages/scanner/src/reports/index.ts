import type { Report } from "./report.ts";

/** A report that is loaded when it is asked for, so that the others cost no time. */
export interface ReportKind {
  /** One line for the command's help. */
  readonly description: string;
  load(): Promise<Report>;
}

/** Every report, by the name that `--report` takes. */
export const reports = {
  pretty: {
    description: "for people: each finding with its code, and what to do",
    load: async () => (await import("./pretty.ts")).pretty,
  },
  json: {
    description: "for programs, by a published JSON Schema",
    load: async () => (await import("./json.ts")).json,
  },
  jsonl: {
    description: "for programs that read line by line: a line a finding, the coverage last",
    load: async () => (await import("./jsonl.ts")).jsonl,
  },
  sarif: {
    description: "for code scanning: SARIF 2.1.0",
    load: async () => (await import("./sarif.ts")).sarif,
  },
  github: {
    description: "for a log of GitHub Actions: annotations at the lines",
    load: async () => (await import("./github.ts")).github,
  },
  azure: {
    description: "for a log of Azure Pipelines: issues at the lines",
    load: async () => (await import("./azure.ts")).azure,
  },
  gitlab: {
    description: "for GitLab's secret detection",
    load: async () => (await import("./gitlab.ts")).gitlab,
  },
  junit: {
    description: "for CI systems that show tests: JUnit XML",
    load: async () => (await import("./junit.ts")).junit,
  },
  markdown: {
    description: "for a comment on a pull request",
    load: async () => (await import("./markdown.ts")).markdown,
  },
} satisfies Record<string, ReportKind>;

export type ReportName = keyof typeof reports;

import type { TSESLint } from "@typescript-eslint/utils";

import type { Settings } from "../settings.ts";

interface FileText {
  readonly sourceCode: Readonly<Pick<TSESLint.SourceCode, "text">>;
  readonly settings: Settings;
}

const answers = new WeakMap<FileText["sourceCode"], boolean>();
const marks = new WeakMap<Settings, RegExp>();

/** A cheap look at a file's text, once for all rules: without any of the marks, it holds no key and no request to Nexus. */
export function mayConcernNexus({ sourceCode, settings }: FileText): boolean {
  let answer = answers.get(sourceCode);
  if (answer === undefined) answers.set(sourceCode, (answer = marksOf(settings).test(sourceCode.text)));
  return answer;
}

function marksOf(settings: Settings): RegExp {
  let mark = marks.get(settings);
  if (!mark) {
    // `ACME_KEY` stands as `acmeKey` too, and a host is put together of a name and a domain: `https://api.${DOMAIN}`.
    const words = [...settings.envNames.map((name) => name.split("_")[0] ?? name), ...settings.hosts.map(domainOf)];
    const all = ["nxs_", ...new Set(words.map((word) => word.toLowerCase()))];
    // Of a mark that holds another, the other tells as much.
    const shortest = all.filter((word) => !all.some((other) => other !== word && word.includes(other)));
    const literals = shortest.map((word) => word.replace(/[^\w-]/g, String.raw`\$&`));
    marks.set(settings, (mark = new RegExp(literals.join("|"), "i")));
  }
  return mark;
}

/** `acme.dev` of `llm.acme.dev`; a domain of two parts is a host itself. */
function domainOf(host: string): string {
  return host.replace(/^[^.]+\.(?=[^.]+\.[^.])/, "");
}

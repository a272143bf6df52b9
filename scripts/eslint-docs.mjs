// `node scripts/eslint-docs.mjs` writes what the ESLint plugin says of itself into its documentation and the presets for oxlint;
// a test says when that is due. It uses the build: run `npx tsc -b` first.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { Linter } from "eslint";
import plugin from "eslint-plugin-nxs-guard";
import prettier from "prettier";
import tseslint from "typescript-eslint";
import { root } from "./command.mjs";

const presets = ["recommended", "strict", "text", "any-language"];
const rules = Object.entries(plugin.rules).map(([id, { meta }]) => ({ id, meta }));

/**
 * Everything that is made from the plugin: by its path in the repository, the text that should stand there.
 *
 * @returns {Promise<Map<string, string>>}
 */
export async function generated() {
  const texts = [
    ...["recommended", "strict"].map((name) => [`packages/eslint-plugin/oxlint/${name}.json`, oxlintPreset(name)]),
    ["docs/rules/README.md", ruleIndex()],
    ["packages/eslint-plugin/README.md", withBlock("packages/eslint-plugin/README.md", "rules", pluginTable())],
    ...rules.map(({ id }) => [`docs/rules/${id}.md`, withResults(id)]),
  ];
  return new Map(await Promise.all(texts.map(async ([path, text]) => [path, await format(path, text)])));
}

async function format(path, text) {
  const filepath = join(root, path);
  return prettier.format(text, { ...(await prettier.resolveConfig(filepath)), filepath });
}

/** oxlint reads no presets of ESLint's; it finds the plugin from the place of this file. */
function oxlintPreset(name) {
  return JSON.stringify({
    jsPlugins: [{ name: "nxs-guard", specifier: "../dist/plugin.js" }],
    rules: plugin.configs[name].rules,
  });
}

const inPreset = (name, id) => (`nxs-guard/${id}` in plugin.configs[name].rules ? "✓" : "");

function ruleIndex() {
  const rows = rules.map(({ id, meta }) => {
    const offers = [meta.fixable && "fix", meta.hasSuggestions && "suggestion"].filter(Boolean).join(", ");
    const marks = presets.map((name) => inPreset(name, id));
    return `| [${id}](${id}.md) | ${meta.docs.description} | ${[...marks, offers].join(" | ")} |`;
  });
  return `# The rules of eslint-plugin-nxs-guard

<!-- Made by scripts/eslint-docs.mjs from the rules themselves. -->

| rule | what it does | ${presets.map((name) => `\`${name}\``).join(" | ")} | offers |
|---|---|${presets.map(() => "---|").join("")}---|
${rows.join("\n")}

What the presets are, and in which files they hold, stands in [The ESLint plugin](../eslint.md).
`;
}

function pluginTable() {
  const rows = rules.map(({ id, meta }) => {
    const on = presets.filter((name) => inPreset(name, id) !== "");
    return `| [\`${id}\`](${meta.docs.url}) | ${meta.docs.description} | ${on.map((name) => `\`${name}\``).join(", ")} |`;
  });
  return ["| rule | what it does | on in |", "|---|---|---|", ...rows].join("\n");
}

/** The text of a file with what stands between `<!-- begin NAME -->` and `<!-- end NAME -->` replaced. */
function withBlock(path, name, content) {
  const text = readFileSync(join(root, path), "utf8");
  const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
  if (!text.includes(begin) || !text.includes(end)) throw new Error(`${path} has no place for ${name}.`);
  return `${text.slice(0, text.indexOf(begin))}${begin}\n\n${content}\n\n${text.slice(text.indexOf(end))}`;
}

/** The page of a rule with its results behind each example of incorrect code. */
function withResults(id) {
  const page = readFileSync(join(root, "docs", "rules", `${id}.md`), "utf8");
  return page.replace(/(?<=^## Incorrect\n)[\s\S]*?(?=^## )/m, (section) =>
    section
      .replace(/\n```text\n[\s\S]*?^```\n/gm, "")
      .replace(/^```(?<language>\w+)\n(?<code>[\s\S]*?)^```\n/gm, (block, language, code) => {
        return `${block}\n\`\`\`text\n${resultsOf(id, code, language).join("\n")}\n\`\`\`\n`;
      }),
  );
}

/** One line for each place that a rule reports in a block of code. */
function resultsOf(id, code, language) {
  let first = 0;
  return code.split(/(?<=\n)\n/).flatMap((statement) => {
    const before = first;
    first += statement.split("\n").length;
    return lintExample(id, statement, language).map(
      ({ line, column, message }) => `${before + line}:${column} ${message}`,
    );
  });
}

/** What a rule reports in an example of its page; a page names the language with each. */
function lintExample(id, code, language) {
  if (!/^[jt]sx?$/.test(language)) return new Linter().verify(code, [plugin.configs.text], `src/a.${language}`);
  const config = {
    files: ["**"],
    plugins: { "nxs-guard": plugin },
    languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: language.endsWith("x") } } },
    rules: { [`nxs-guard/${id}`]: "error" },
  };
  return new Linter().verify(code, [config], `src/a.${language}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of await generated()) writeFileSync(join(root, path), text);
}

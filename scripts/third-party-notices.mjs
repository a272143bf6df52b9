import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/**
 * Writes the licences of every package whose code stands in bundles, as those licences ask for.
 * @param bundles what esbuild said of each: its `metafile`, and the folder to which the paths in it are relative
 * @param file where to write them
 */
export function writeThirdPartyNotices(bundles, file) {
  const folders = new Set(
    bundles.flatMap(({ metafile, folder }) =>
      Object.keys(metafile.inputs).flatMap((input) => packageFolder(resolve(folder, input))),
    ),
  );
  // The same version can stand in two folders, one for each set of peers.
  const notices = new Set([...folders].map(notice));
  writeFileSync(file, [...notices].sort().join(`\n${"-".repeat(80)}\n\n`));
}

/** The folder of the installed package that a module belongs to; none for a module of this repository. */
function packageFolder(path) {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(path) ?? [];
}

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const texts = readdirSync(folder)
    .filter((entry) => /^(?:licen[cs]e|notice|copying)/i.test(entry))
    .sort()
    .map((entry) => readFileSync(join(folder, entry), "utf8").trim());
  if (texts.length === 0) throw new Error(`${name} is bundled and brings no text of its licence, ${license}`);
  return `${name} ${version} (${license})\n\n${texts.join("\n\n")}\n`;
}

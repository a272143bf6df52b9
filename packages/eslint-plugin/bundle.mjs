import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { writeThirdPartyNotices } from "../../scripts/third-party-notices.mjs";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

// What is published is one module: of three hundred, to find and read them took longer than a rule takes.
const { metafile } = await build({
  absWorkingDir: path("."),
  entryPoints: [path("src/index.ts")],
  outfile: path("dist/plugin.js"),
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  metafile: true,
  // What some packages offer as CommonJS asks for its parts in ways that cannot be bundled.
  mainFields: ["module", "main"],
  // Modules of CommonJS in it ask for Node's own.
  banner: {
    js: 'import * as nodeModule from "node:module";\nconst require = nodeModule.createRequire(import.meta.url);',
  },
});

writeThirdPartyNotices([{ metafile, folder: path(".") }], path("dist/THIRD-PARTY-NOTICES.txt"));

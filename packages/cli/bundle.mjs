import { chmodSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
const outfile = fileURLToPath(new URL("dist/nxs-guard.cjs", import.meta.url));

// One CommonJS file starts faster than modules that Node has to find.
await build({
  entryPoints: [fileURLToPath(new URL("src/main.ts", import.meta.url))],
  outfile,
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20.19",
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  define: { NXS_GUARD_VERSION: JSON.stringify(version) },
  banner: { js: "#!/usr/bin/env node" },
});
chmodSync(outfile, 0o755);

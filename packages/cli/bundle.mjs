import { createHash } from "node:crypto";
import { chmodSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { writeThirdPartyNotices } from "../../scripts/third-party-notices.mjs";

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const outfile = path("dist/nxs-guard.cjs");

/** What few runs need, and what would make the others start later: a file beside the command, read when it is asked for. */
const apart = {
  "@nxs-guard/client-boundary": "client-boundary",
  acorn: "acorn",
  yaml: "yaml",
  "recheck/lib/browser.js": "recheck",
  "./src/config/import-file.ts": "import-file",
};
/** The package whose dependency each is, where it is not this one. */
const owners = {
  yaml: "../scanner",
  "recheck/lib/browser.js": "../scanner",
  "./src/config/import-file.ts": "../scanner",
};

const bundles = [];

/** Bundles, and keeps what the bundle is made of. */
async function bundle(options) {
  const folder = options.absWorkingDir ?? path(".");
  const { metafile } = await build({ ...shared, absWorkingDir: folder, ...options });
  bundles.push({ metafile, folder });
}

/** What the sieve's kernel is made from is made here: at each start, of each thread, that would take longer than all else of the engine. */
const kernelWritten = {
  name: "kernel-written",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]core[\\/]dist[\\/]sieve[\\/]kernel\.js$/ }, async ({ path }) => {
      const exported = Object.entries(await import(pathToFileURL(path).href));
      const written = (value) => (value instanceof Uint8Array ? `Uint8Array.of(${value})` : JSON.stringify(value));
      return { contents: exported.map(([name, value]) => `export const ${name} = ${written(value)};`).join("\n") };
    });
  },
};

const shared = {
  plugins: [kernelWritten],
  bundle: true,
  metafile: true,
  platform: "node",
  format: "cjs",
  target: "node20.19",
  // What some packages offer as CommonJS asks for its parts in ways that cannot be bundled.
  mainFields: ["module", "main"],
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
};

/** What modules know of their place, in CommonJS. */
const moduleUrl = {
  define: { "import.meta.url": "moduleUrl" },
  banner: { js: 'const moduleUrl = require("node:url").pathToFileURL(__filename).href;' },
};

// One CommonJS file starts faster than modules that Node has to find.
await bundle({
  entryPoints: [path("src/main.ts")],
  outfile,
  external: ["./*.cjs"],
  define: { NXS_GUARD_VERSION: JSON.stringify(version), ...moduleUrl.define },
  banner: { js: `#!/usr/bin/env node\n${moduleUrl.banner.js}` },
  plugins: [
    kernelWritten,
    {
      name: "apart",
      setup({ onLoad, onResolve }) {
        onResolve({ filter: /^(?:@nxs-guard\/client-boundary|acorn|yaml|eslint-plugin-nxs-guard)$/ }, ({ path }) => ({
          path,
          namespace: "apart",
        }));
        // Required: what starts from V8's compiled form can import nothing.
        onLoad({ filter: /./, namespace: "apart" }, (module) => ({
          contents: `module.exports = require("./${apart[module.path] ?? "eslint-plugin"}.cjs");`,
        }));
        onLoad({ filter: /[\\/]import-file\.js$/ }, () => ({
          contents: 'export const { importFile } = require("./import-file.cjs");',
        }));
        onLoad({ filter: /[\\/]recheck-file\.js$/ }, () => ({
          contents: 'export const RECHECK = require("node:path").join(__dirname, "recheck.cjs");',
        }));
      },
    },
  ],
});
chmodSync(outfile, 0o755);
const command = readFileSync(outfile);
// One other letter would make V8 hold and read all of it in two bytes a letter; esbuild escapes those in strings, but not in regular expressions.
if (command.some((byte) => byte > 0x7f))
  throw new Error("The bundle is not all ASCII: write \\u… in regular expressions");
// What was compiled of the bundle before.
rmSync(path(".cache"), { recursive: true, force: true });

await bundle({
  entryPoints: [path("src/start.ts")],
  outfile: path("dist/start.cjs"),
  define: { COMMAND_DIGEST: JSON.stringify(createHash("sha256").update(command).digest("hex")) },
});

for (const [module, name] of Object.entries(apart)) {
  await bundle({
    absWorkingDir: path(owners[module] ?? "."),
    entryPoints: [{ in: module, out: name }],
    outdir: path("dist"),
    outExtension: { ".js": ".cjs" },
  });
}

// What ESLint runs where a project has it and not the plugin. It reads its version in the manifest above it, which here is the command's.
await bundle({
  entryPoints: [{ in: fileURLToPath(import.meta.resolve("eslint-plugin-nxs-guard")), out: "eslint-plugin" }],
  outdir: path("dist"),
  outExtension: { ".js": ".cjs" },
  ...moduleUrl,
  // To a module, the default of CommonJS is all that it exports.
  footer: { js: "module.exports = module.exports.default;" },
});

// The threads that help with a scan: the command looks for it beside itself, as the library does.
await bundle({
  format: "esm",
  entryPoints: [path("../scanner/src/threads/worker.ts")],
  outfile: path("dist/worker.js"),
});

writeThirdPartyNotices(bundles, path("dist/THIRD-PARTY-NOTICES.txt"));

// nxs-guard-disable-file nexus-bearer-prefix, nexus-plain-http -- the linted code shows what is wrong

import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";
import type { MessageConnection } from "vscode-jsonrpc/node";

const require = createRequire(import.meta.url);
const SERVER = require.resolve("vscode-langservers-extracted/bin/vscode-eslint-language-server");
/** The server asks for polyfills of what every Node has; they are not installed. */
const WITHOUT_POLYFILLS = `
  const Module = require("node:module");
  const resolve = Module._resolveFilename;
  Module._resolveFilename = (request, ...rest) => request.startsWith("core-js/") ? "os" : resolve(request, ...rest);
  require(${JSON.stringify(SERVER)});
`;
const LINES = [
  'fetch("https://api.nexusgpt.io/x", { headers: { Authorization: `Bearer ${process.env.NEXUS_API_KEY}` } });',
  'fetch("http://api.nexusgpt.io/y", { headers: { "api-key": process.env.NEXUS_API_KEY } });',
];
const TEXT = `${LINES.join("\n")}\n`;

interface Diagnostic {
  readonly code: string;
  readonly codeDescription?: { readonly href: string };
  readonly range: { readonly start: Position; readonly end: Position };
}
interface Position {
  readonly line: number;
  readonly character: number;
}
interface TextEdit {
  readonly range: Diagnostic["range"];
  readonly newText: string;
}
interface CodeAction {
  readonly title: string;
  readonly kind: string;
  readonly command?: { readonly command: string; readonly arguments: unknown[] };
}
interface Applied {
  readonly edit: { readonly documentChanges: readonly { readonly edits: readonly TextEdit[] }[] };
}

let folder: string;
let uri: string;
let server: ChildProcess;
let connection: MessageConnection;
let diagnostics: readonly Diagnostic[];
const edits: TextEdit[] = [];

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "nxs-guard-editor-")));
  uri = pathToFileURL(join(folder, "chat.js")).href;
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(dirname(require.resolve("eslint/package.json")), join(folder, "node_modules", "eslint"), "junction");
  const plugin = fileURLToPath(new URL("../..", import.meta.url));
  symlinkSync(plugin, join(folder, "node_modules", "eslint-plugin-nxs-guard"), "junction");
  writeFileSync(
    join(folder, "eslint.config.mjs"),
    'import nxsGuard from "eslint-plugin-nxs-guard";\nexport default [nxsGuard.configs.recommended];\n',
  );
  writeFileSync(join(folder, "chat.js"), TEXT);
  await open();
});

afterAll(async () => {
  await connection.sendRequest("shutdown");
  connection.dispose();
  server.kill();
  rmSync(folder, { recursive: true });
});

async function open(): Promise<void> {
  server = spawn(process.execPath, ["-e", WITHOUT_POLYFILLS, "--", "server", "--stdio"], {
    cwd: folder,
    stdio: ["pipe", "pipe", "inherit"],
  });
  connection = createMessageConnection(new StreamMessageReader(server.stdout!), new StreamMessageWriter(server.stdin!));
  const workspaceFolder = { uri: pathToFileURL(folder).href, name: "project" };
  // What VS Code's extension answers where nobody has set anything.
  const settings = {
    validate: "on",
    packageManager: "npm",
    useESLintClass: true,
    experimental: {},
    codeAction: {
      disableRuleComment: { enable: true, location: "separateLine" },
      showDocumentation: { enable: true },
    },
    codeActionOnSave: { enable: true, mode: "all" },
    format: false,
    quiet: false,
    onIgnoredFiles: "off",
    options: {},
    rulesCustomizations: [],
    run: "onType",
    problems: { shortenToSingleLine: false },
    nodePath: null,
    workingDirectory: { mode: "location" },
    workspaceFolder,
  };
  connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) => items.map(() => settings));
  connection.onRequest("workspace/applyEdit", ({ edit }: Applied) => {
    edits.push(...edit.documentChanges.flatMap((change) => change.edits));
    return { applied: true };
  });
  connection.onRequest(() => null);
  connection.listen();
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: workspaceFolder.uri,
    workspaceFolders: [workspaceFolder],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true, applyEdit: true },
      textDocument: {
        diagnostic: {},
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } } },
      },
    },
  });
  await connection.sendNotification("initialized", {});
  const textDocument = { uri, languageId: "javascript", version: 1, text: TEXT };
  await connection.sendNotification("textDocument/didOpen", { textDocument });
  const report = await connection.sendRequest<{ items: Diagnostic[] }>("textDocument/diagnostic", {
    textDocument: { uri },
  });
  diagnostics = report.items;
}

function actionsAt(diagnostic: Diagnostic, ...only: string[]): Promise<CodeAction[]> {
  return connection.sendRequest("textDocument/codeAction", {
    textDocument: { uri },
    range: diagnostic.range,
    context: { diagnostics: [diagnostic], ...(only.length > 0 && { only }) },
  });
}

/** The text after the edits of a command. */
async function textAfter(action: CodeAction | undefined): Promise<string> {
  edits.length = 0;
  const { command, arguments: args } = action!.command!;
  await connection.sendRequest("workspace/executeCommand", { command, arguments: args });
  return applied(edits);
}

function applied(changes: readonly TextEdit[]): string {
  const offset = ({ line, character }: Position): number =>
    LINES.slice(0, line).reduce((sum, each) => sum + each.length + 1, character);
  return [...changes]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (text, { range, newText }) => text.slice(0, offset(range.start)) + newText + text.slice(offset(range.end)),
      TEXT,
    );
}

const partAt = ({ range: { start, end } }: Diagnostic): string =>
  LINES[start.line]!.slice(start.character, end.character);

it("shows what is wrong at its place, with a link to the rule's page", () => {
  expect(diagnostics.map((each) => [each.code, each.range.start.line, partAt(each)])).toEqual([
    ["nxs-guard/no-bearer-prefix", 0, "Bearer"],
    ["nxs-guard/no-insecure-transport", 1, "http"],
  ]);
  for (const { code, codeDescription } of diagnostics) {
    expect(codeDescription?.href).toMatch(new RegExp(`/docs/rules/${code.replace("nxs-guard/", "")}\\.md$`));
  }
});

it("offers a suggestion as an action of its own, and the rule's page", async () => {
  const actions = await actionsAt(diagnostics[0]!);
  const suggestion = actions.find(({ command }) => command?.command === "eslint.applySuggestion");
  expect(suggestion?.kind).toBe("quickfix");
  expect(await textAfter(suggestion)).toBe(
    TEXT.replace("Authorization: `Bearer ${process.env.NEXUS_API_KEY}`", '"api-key": process.env.NEXUS_API_KEY'),
  );
  expect(actions.map(({ title }) => title)).toContain("Show documentation for nxs-guard/no-bearer-prefix");
});

it("fixes, when all is to be fixed, what is safe to fix and nothing else", async () => {
  const actions = await actionsAt(diagnostics[1]!);
  const all = actions.find(({ command }) => command?.command === "eslint.applyAllFixes");
  expect(await textAfter(all)).toBe(TEXT.replace("http:", "https:"));
});

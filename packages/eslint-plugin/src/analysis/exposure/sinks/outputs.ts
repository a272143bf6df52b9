import type { FileReader } from "../../requests/file-reader.ts";
import type { Callee, Sink } from "./sink.ts";

/**
 * `core.setOutput("name", value)` of a GitHub action, in a file that masks nothing: https://github.com/actions/toolkit/tree/main/packages/core
 */
export function outputAt({ module, method, name, values }: Callee, { sourceCode }: FileReader): Sink | undefined {
  if (module !== "@actions/core" || method !== "setOutput" || sourceCode.text.includes("setSecret")) return undefined;
  return { kind: "output", name, values: values.slice(1) };
}

import type { RuleVisitor } from "@eslint/core";
import type { TSESLint } from "@typescript-eslint/utils";

import { readSettings } from "../settings.ts";
import { fileReader } from "./file-reader.ts";
import type { FileReader } from "./file-reader.ts";
import { mayConcernNexus } from "./may-concern-nexus.ts";
import type { NexusRequest } from "./nexus-request.ts";
import { requestsOf } from "./requests-of.ts";

/** What is asked of a rule's context. */
export interface FileContext {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
}

/** The reader of the file that a rule looks at. @throws {TypeError} when the settings mean nothing */
export function readerOf({ settings, sourceCode }: FileContext): FileReader {
  return fileReader(sourceCode, readSettings(settings));
}

/** Whether the file may hold a key or a request to Nexus: asked first, since to make a reader takes longer. @throws as {@link readerOf} does */
export function mayConcern({ settings, sourceCode }: FileContext): boolean {
  return mayConcernNexus({ sourceCode, settings: readSettings(settings) });
}

/**
 * Visits every request to Nexus in a file: calls of the clients in `clients/`, and headers that hold a Nexus key though no call is seen to
 * send them.
 *
 * @param afterwards looks at the rest of the file
 */
export function onNexusRequest(
  context: FileContext,
  listener: (request: NexusRequest, file: FileReader) => void,
  afterwards?: (file: FileReader) => void,
): RuleVisitor {
  if (!mayConcern(context)) return {};
  return {
    "Program:exit"() {
      const file = readerOf(context);
      for (const request of requestsOf(file)) listener(request, file);
      afterwards?.(file);
    },
  };
}

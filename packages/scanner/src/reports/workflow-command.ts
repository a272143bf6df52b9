import { visible } from "../printable.ts";

/**
 * A command in the log of a GitHub workflow.
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands; escapes as in
 * https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
 *
 * @param properties those without a value are left out
 */
export function workflowCommand(
  name: "error" | "warning" | "notice",
  properties: Readonly<Record<string, string | number | undefined>>,
  message: string,
): string {
  const written = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : `${key}=${property(String(value))}`,
  );
  return `::${name} ${written.join(",")}::${data(message)}`;
}

function data(text: string): string {
  return shown(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** Line breaks have an escape of their own; of everything else that a terminal acts on, the log shows the code. */
function shown(text: string): string {
  return text.replace(/[^\r\n]+/g, visible);
}

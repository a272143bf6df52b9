import type { TSESTree } from "@typescript-eslint/utils";

import type { FileReader } from "../../requests/file-reader.ts";
import { analyticsAt } from "./analytics.ts";
import { errorAt, thrownAt } from "./errors.ts";
import { assignedHtmlAt, childAt, htmlAt, taggedHtmlAt } from "./html.ts";
import { attributeAt } from "./jsx-props.ts";
import { logAt } from "./logs.ts";
import { outputAt } from "./outputs.ts";
import { assignedResponseAt, responseAt, returnedResponseAt } from "./responses.ts";
import { returnedBy } from "./returned.ts";
import { calleeOf, callbackOf, rejectionHandlerOf } from "./sink.ts";
import { sentAt } from "./sockets.ts";
import type { Callee, Sink } from "./sink.ts";
import { assignedStorageAt, storageAt } from "./storage.ts";
import { templateAt } from "./templates.ts";

export type { Sink, SinkKind } from "./sink.ts";

/** What decides beside the syntax. */
export interface SinkOptions {
  /** Of the file, for frameworks that go by names. */
  readonly path: string;
  /** Is every property of JSX one, whatever the component? */
  readonly takesAnyProp: boolean;
}

const callSinks = [logAt, storageAt, responseAt, sentAt, errorAt, analyticsAt, htmlAt, outputAt];

/** What a node shows to others; undefined for nearly all. */
export function sinkAt(node: TSESTree.Node, file: FileReader, { path, takesAnyProp }: SinkOptions): Sink | undefined {
  switch (node.type) {
    case "CallExpression":
    case "NewExpression": {
      if (node.arguments.length === 0) return undefined;
      const handler = rejectionHandlerOf(node, file);
      const callback = callbackOf(node, file);
      const callee = calleeOf(node, file);
      return (
        (handler && logAt(handler)) ?? (callback && callSinkOf(callback, file)) ?? (callee && callSinkOf(callee, file))
      );
    }
    case "AssignmentExpression":
      return assignedHtmlAt(node) ?? assignedStorageAt(node) ?? assignedResponseAt(node);
    case "ObjectExpression":
      return returnedResponseAt(node);
    case "ThrowStatement":
      return thrownAt(node);
    case "TaggedTemplateExpression":
      return taggedHtmlAt(node, file);
    case "JSXExpressionContainer":
      return childAt(node);
    case "JSXAttribute":
    case "JSXSpreadAttribute":
      return attributeAt(node, file, takesAnyProp);
    case "ArrowFunctionExpression":
    case "FunctionDeclaration":
    case "FunctionExpression":
      return returnedBy(node, file, path);
    default:
      return templateAt(node);
  }
}

function callSinkOf(callee: Callee, file: FileReader): Sink | undefined {
  for (const sinkOf of callSinks) {
    const sink = sinkOf(callee, file);
    if (sink) return sink;
  }
  return undefined;
}

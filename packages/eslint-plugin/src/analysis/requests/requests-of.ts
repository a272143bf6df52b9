import { isAdminRequest } from "@nxs-guard/rules";
import type { TSESTree } from "@typescript-eslint/utils";

import { clients } from "../clients/index.ts";
import type { CallNode, ClientCall } from "../clients/client.ts";
import { staticName } from "../syntax.ts";
import { holdsKey, requestOfCall, requestOfHeader } from "./build-request.ts";
import type { Entry } from "./entries.ts";
import type { FileReader } from "./file-reader.ts";
import { mayConcernNexus } from "./may-concern-nexus.ts";
import { isMocked } from "./mocks.ts";
import type { NexusRequest } from "./nexus-request.ts";
import { nodesOf } from "./syntax-walk.ts";

const found = new WeakMap<FileReader, readonly NexusRequest[]>();
const HEADER = /^(?:authorization|api-key)$/i;
const SETTERS = /^(?:set|append|setHeader|setRequestHeader)$/;

/** Every request to Nexus in a file, in the order of their places. Computed once for all rules. */
export function requestsOf(file: FileReader): readonly NexusRequest[] {
  let requests = found.get(file);
  if (!requests) found.set(file, (requests = mayConcernNexus(file) ? readRequests(file) : []));
  return requests;
}

function readRequests(file: FileReader): readonly NexusRequest[] {
  const calls: ClientCall[] = [];
  const headers: Entry[] = [];
  for (const node of nodesOf(file.sourceCode)) {
    if (node.type === "CallExpression" || node.type === "NewExpression") {
      const call = readCall(node, file);
      if (call && !isMocked(node, file)) calls.push(call);
    }
    const header = headerAt(node, file);
    if (header) headers.push(header);
  }
  const sent = new Set(calls.flatMap((call) => call.headers.list.map(({ nameNode }) => nameNode)));
  const alone = headers.filter(
    ({ nameNode, value }) => !sent.has(nameNode) && file.textsOf(value).some(holdsKey) && !isMocked(nameNode, file),
  );
  const requests = calls.map((call) => requestOfCall(call, file)).filter((request) => request !== undefined);
  // Of an instance for administrators its calls tell.
  const forAdmins = new Set(requests.flatMap(({ call, record }) => (isAdminRequest(record) ? (call?.made ?? []) : [])));
  return [
    ...requests.filter(({ call }) => !call || !forAdmins.has(call.node)),
    ...alone.map((header) => requestOfHeader(header, file)),
  ].sort((a, b) => a.place.range[0] - b.place.range[0]);
}

function readCall(node: CallNode, file: FileReader): ClientCall | undefined {
  const origin = file.originOf(node.callee);
  if (!origin) return undefined;
  for (const client of clients) {
    const call = client.read(node, origin, file);
    if (call) return call;
  }
  return undefined;
}

/** A header that may hold a key, wherever it is set. */
function headerAt(node: TSESTree.Node, file: FileReader): Entry | undefined {
  switch (node.type) {
    case "Property": {
      const name = node.parent.type === "ObjectExpression" ? staticName(node) : undefined;
      return name !== undefined && HEADER.test(name) ? { name, nameNode: node.key, value: node.value } : undefined;
    }
    case "AssignmentExpression": {
      const name = node.left.type === "MemberExpression" ? staticName(node.left) : undefined;
      return name !== undefined && HEADER.test(name) && node.left.type === "MemberExpression"
        ? { name, nameNode: node.left.property, value: node.right }
        : undefined;
    }
    case "CallExpression": {
      const isSetter = node.callee.type === "MemberExpression" && SETTERS.test(staticName(node.callee) ?? "");
      const entry = isSetter ? file.entryOf(node.arguments[0], node.arguments[1]).list[0] : undefined;
      return entry && HEADER.test(entry.name) ? entry : undefined;
    }
    default:
      return undefined;
  }
}

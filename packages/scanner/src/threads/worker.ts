import { workerData } from "node:worker_threads";
import { AnchorSearch } from "@nxs-guard/core";
import { answer, type BatchRequest } from "./batch.ts";
import { Prefilter } from "./prefilter.ts";
import type { Assignment } from "./worker-pool.ts";

// A thread that helps with a scan. It says where it is ready, and then answers one batch after the other. It knows no rules, only their anchors: it
// has little to compile, and tells of almost every document that nothing is there.
const { port, anchors } = workerData as Assignment;
const prefilter = new Prefilter(new AnchorSearch(anchors));
port.on("message", (request: BatchRequest) => {
  const reply = answer(request, prefilter);
  port.postMessage(reply, reply.memory ? [reply.memory] : []);
});
port.postMessage("ready");

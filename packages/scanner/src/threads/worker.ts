import { workerData } from "node:worker_threads";
import { Detector } from "@nxs-guard/core";
import { answer, type BatchRequest } from "./batch.ts";
import { restored } from "./portable-catalogue.ts";
import { Prefilter } from "./prefilter.ts";
import type { Assignment } from "./worker-pool.ts";

// A thread that helps with a scan. It says where it is ready, and then answers one batch after the other.
const { port, catalogue, options } = workerData as Assignment;
const prefilter = new Prefilter(new Detector(restored(catalogue)), options);
port.on("message", (request: BatchRequest) => {
  const reply = answer(request, prefilter);
  port.postMessage(reply, reply.memory ? [reply.memory] : []);
});
port.postMessage("ready");

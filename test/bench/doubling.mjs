import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Detector } from "@nxs-guard/core";
import { catalogue } from "@nxs-guard/rules";
import { medians } from "./stopwatch.mjs";

const MEGABYTES = [1, 2, 4];
const ROUNDS = 3;

// Texts full of findings leave much behind; what one leaves is not to be paid for by the next.
setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc");

/** Every rule's worst case at one, two and four megabytes: work that is linear takes about twice the time for twice the text. */
export async function* measureDoubling() {
  const detector = new Detector(catalogue);
  for (const rule of catalogue.rules) {
    const ratios = worstCases(rule).map((text) => growth(detector, text));
    yield { what: `twice the text: ${rule.id}`, measured: Math.max(...ratios), unit: " ×", now: 2.5, end: 2.5 };
  }
}

/** Anchors that run into each other, examples that match throughout, and examples that almost match. */
function worstCases(rule) {
  const examples = rule.examples.leaks.map((example) => (typeof example === "string" ? example : example.text));
  const beginnings = examples.map((text) => text.slice(0, Math.ceil(text.length * 0.8)));
  const anchors = rule.anchors ?? [
    ...catalogue.hosts,
    ...catalogue.credentialMarks.map((mark) => (typeof mark === "string" ? mark : "nxs_u_0a1b")),
  ];
  return [anchors.join(""), examples.join("\n"), beginnings.join("\n")];
}

function growth(detector, text) {
  const inputs = MEGABYTES.map((size) => Buffer.alloc(size * 1_000_000, text));
  const times = medians(
    inputs.map((input) => () => detector.detect(input)),
    ROUNDS,
    collectGarbage,
  );
  return Math.max(...times.slice(1).map((time, index) => time / times[index]));
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Detector } from "@nxs-guard/core";
import { catalogue } from "@nxs-guard/rules";
import { base62, base64url, hex, sample } from "@nxs-guard/rules/sample";
import { root } from "../../scripts/command.mjs";
import { medians } from "./stopwatch.mjs";

const BYTES = 10_000_000;

/** Ordinary code, line by line: the compiler's own. */
const friendly = fillWith(readFileSync(join(root, "node_modules", "typescript", "lib", "typescript.js"), "latin1"));

const key = `${sample("nxs_u_", hex(32))} `;
const almostKey = `${sample("nxs_u_", hex(18))} `;
const hostile = {
  "one line": fillWith(friendly.toString("latin1").replaceAll(/[\r\n]/g, " ")),
  "one word": fillWith(sample("", base62(5000))),
  "keys throughout": fillWith(key),
  "almost keys": fillWith(almostKey),
  "anchors only": fillWith(catalogue.rules.flatMap((rule) => rule.anchors ?? []).join("")),
  base64: fillWith(Buffer.from(sample("", base64url(6000))).toString("base64")),
  "base64 in lines of almost keys": fillWith(`${Buffer.from(almostKey.repeat(20)).toString("base64")}\n`),
  "base64 three deep": fillWith(`${encodeThrice(almostKey.repeat(20))}\n`),
  hex: fillWith(Buffer.from(almostKey.repeat(100)).toString("hex")),
  percent: fillWith("%6E%78%73%5F"),
  escapes: fillWith(String.raw`\u006e\x78\u0073\x5f`),
  "UTF-16": Buffer.from(almostKey.repeat(BYTES / 2 / almostKey.length), "utf16le"),
  "requests in one line": fillWith('fetch("https://api.nexusgpt.io/api/public/thread", { headers: { '),
  "commands without end": fillWith("curl https://api.nexusgpt.io/api/public/thread \\\n  -H 'a: b' \\\n"),
  "commands in one line": fillWith(`"https://api.nexusgpt.io" ${'"curl $BASE" '.repeat(500)}`),
  "names in one line": fillWith("https://api.nexusgpt.io key: api-key value: x "),
  brackets: fillWith('{"url":"https://api.nexusgpt.io",[({'),
  quotes: fillWith("\"'`\"'https://api.nexusgpt.io"),
  "zero bytes": Buffer.alloc(BYTES),
};

/** Ten megabytes made to be slow, against ten of ordinary code. */
export async function* measureHostile() {
  const detector = new Detector(catalogue);
  for (const [name, input] of Object.entries(hostile)) {
    const [ours, reference] = medians([() => detector.detect(input), () => detector.detect(friendly)], 1);
    const measured = ours / reference;
    yield { what: `hostile: ${name}`, ours, reference, against: "code", measured, unit: " ×", now: 2, end: 1.5 };
  }
}

function fillWith(text) {
  return Buffer.alloc(BYTES, text, "latin1");
}

function encodeThrice(text) {
  return [1, 2, 3].reduce((inner) => Buffer.from(inner).toString("base64"), text);
}

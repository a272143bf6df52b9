import { expect, test } from "vitest";
import { Detector, type Observer } from "../src/index.ts";
import { catalogueOf, KEY, keyRule } from "./catalogue.ts";

/** Writes down what it is told, each step with those that it is in. */
class Notebook implements Observer {
  readonly steps: string[] = [];
  readonly #open: string[] = [];

  begin(step: string, ruleId?: string): void {
    this.#open.push(ruleId === undefined ? step : `${step} of ${ruleId}`);
    this.steps.push(this.#open.join(", "));
  }

  end(): void {
    expect(this.#open.pop()).toBeDefined();
  }

  get isOver(): boolean {
    return this.#open.length === 0;
  }
}

const catalogue = {
  ...catalogueOf(keyRule, {
    ...keyRule,
    id: "test-practice",
    kind: "practice",
    looksAt: "nothing",
    judge: () => [],
  }),
  hosts: ["api.test.example"],
};

test("an observer is told of every step, and of the steps within", () => {
  const notebook = new Notebook();
  const hidden = Buffer.from(KEY).toString("base64");
  new Detector(catalogue, notebook).detect(Buffer.from(`${KEY} ${hidden} https://api.test.example`));
  expect(notebook.steps).toEqual(
    expect.arrayContaining([
      "sieve",
      "anchors",
      "anchors, patterns of test-key",
      "anchors, patterns of test-key, evidence of test-key",
      "decoding",
      "decoding, anchors, patterns of test-key, evidence of test-key",
      "requests",
      "judging of test-practice",
      "places",
    ]),
  );
  expect(notebook.isOver).toBe(true);
});

test("it changes nothing of what is found, and is told when a text ends early", () => {
  const notebook = new Notebook();
  const observed = new Detector(catalogue, notebook);
  for (const text of ["", "nothing", KEY, `${KEY}x`, Buffer.from(KEY).toString("hex").repeat(9000)]) {
    const bytes = Buffer.from(text);
    expect(JSON.stringify(observed.detect(bytes))).toBe(JSON.stringify(new Detector(catalogue).detect(bytes)));
    expect(notebook.isOver).toBe(true);
  }
});

import { Buffer } from "node:buffer";
import type { Finding } from "@nxs-guard/core";
import { expect, it } from "vitest";
import type { ObjectStore } from "../../src/git/object-store.ts";
import { Parents } from "../../src/novelty/parents.ts";

it("of a file full of findings each is held against its own lines, not against all", async () => {
  const texts: Readonly<Record<string, string>> = { now: "a line\n".repeat(3000), before: "another\n" };
  let looks = 0;
  const findings = Array.from({ length: 3000 }, (_, line) => ({
    get span() {
      looks++;
      return { start: line * 7, end: line * 7 + 6 };
    },
  })) as unknown as readonly Finding[];
  const parents = new Parents({
    cwd: "/nowhere",
    store: { read: (id: string) => Promise.resolve(Buffer.from(texts[id] ?? "")) } as unknown as ObjectStore,
    commits: [],
    comparison: () => [],
  });
  const novelty = parents.novelty({ path: "a.txt", id: "now", before: ["before"] });
  expect(await novelty.of({ findings, directives: [], missed: undefined })).toHaveLength(3000);
  expect(looks).toBeLessThan(30 * 3000);
});

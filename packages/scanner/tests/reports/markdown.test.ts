import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { expect, it } from "vitest";
import { markdown } from "../../src/reports/markdown.ts";
import type { ScanResult } from "../../src/scan.ts";
import { finding, HOSTILE_NAME, key, rendered, result } from "../made-up.ts";

/** As GitHub shows it, but for the markup that the report itself has. */
const shown = (scanned: ScanResult): string =>
  micromark(rendered(markdown, scanned), {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    // So that markup from outside would be seen.
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  });

it("shows what was found, where, why and what to do, and closes with what was covered", () => {
  const scanned = result([finding({ encodings: ["base64"] }), finding({}, "b.ts")], {
    skipped: [{ path: "c.ts", reason: "no permission" }],
  });
  expect(rendered(markdown, scanned).replaceAll(`…${key.slice(-4)}`, "…1234")).toMatchInlineSnapshot(`
    "<!-- nxs-guard -->

    ## ❌ nxs-guard: 2 findings in 2 files: 2 critical

    ### 🔴 Nexus API key \`nxs_u_…1234\`

    critical · \`nexus-api-key\`

    - \`src/chat.ts:2:8 (encoded: base64)\`
    - \`b.ts:2:8\`

    \`\`\`
        1 │ first
      > 2 │   key = "nxs_u_…1234";
          │          ^^^^^^^^^^^
    \`\`\`

    **Why** Whoever can read this text can use the secret, until it is revoked.

    **What to do** Revoke it, and read the new one from the environment.

    ⚠️ **Not everything was read:** 1 no permission

    - \`c.ts\` no permission

    ---

    12 files, 3456 bytes scanned, 1 skipped (1 no permission) of 13 selected, 1.5 s
    "
  `);
  expect(rendered(markdown, scanned)).not.toContain(key);
});

it("says in one line when all is well, and not when something was not read", () => {
  expect(rendered(markdown, result([]))).toContain("## ✅ nxs-guard: Nothing found\n");
  const scanned = result([], { skipped: [{ path: "c.ts", reason: "vanished" }] });
  expect(rendered(markdown, scanned)).toContain("## ⚠️ nxs-guard: Nothing found in what was read\n");
});

it("shows names, code and claims as they are: no markup, link or mention comes from outside", () => {
  const { excerpt } = finding().finding;
  const lines = ["```", HOSTILE_NAME, "</code></pre><script>"];
  const hostile = finding(
    { details: { organisation: HOSTILE_NAME }, excerpt: { ...excerpt, lines, mark: { line: 1, start: 0, end: 2 } } },
    HOSTILE_NAME,
  );
  const html = shown(result([hostile], { skipped: [{ path: HOSTILE_NAME, reason: "vanished" }] }));
  const outsideCode = html.replace(/<code>[^<]*<\/code>/g, "");
  expect(outsideCode).not.toMatch(/<(?:a|img|script|em|del|input|table)\b|@all|#1/);
  // In a place, a claim and a document that was not read; the code is cut before it.
  expect(html.match(/&lt;img src=x&gt;/g)).toHaveLength(3);
  expect(html.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
});

it("takes the words of a rule as words, but for its code", () => {
  const title = "Read `api-key`, not <b>, [x](y), *z*, @all, #1, https://evil.example or www.evil.example";
  const html = shown(result([finding({ title, advice: title })]));
  expect(html).toContain("<code>api-key</code>, not &lt;b&gt;, [x](y), *z*, @\u200ball, #\u200b1");
  expect(html).not.toContain("<a ");
});

it("is never longer than a comment may be, and says what it left out", () => {
  const many = Array.from({ length: 3000 }, (_, i) =>
    finding({ fingerprint: String(i % 1000).padStart(32, "0") }, `${"src/".repeat(i % 50)}${i}.ts`),
  );
  const text = rendered(markdown, result(many));
  expect(text.length).toBeLessThanOrEqual(65_536);
  expect(text.length).toBeGreaterThan(60_000);
  const items = text.match(/^### /gm)?.length ?? 0;
  expect(items).toBeGreaterThan(10);
  expect(text).toContain(
    `**${1000 - items} items more**, in ${3000 - items * 3} places, did not fit into this comment.`,
  );
  expect(text).toContain("12 files, 3456 bytes scanned, 0 skipped of 12 selected, 1.5 s");
});

it("is never longer than a comment may be, whatever things are called", () => {
  const long = HOSTILE_NAME.repeat(60);
  const places = Array.from({ length: 40 }, (_, i) => finding({}, `${i}${long}`));
  const skipped = Array.from({ length: 40 }, (_, i) => ({ path: `${i}${long}`, reason: "vanished" }) as const);
  const text = rendered(markdown, result(places, { skipped }));
  expect(text.length).toBeLessThanOrEqual(65_536);
  expect(text.match(/^- and 20 more$/gm)).toHaveLength(2);
});

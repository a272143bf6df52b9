import type { SecretRule } from "@nxs-guard/core";
import { base62, base64url, hex, sample } from "../../sample.ts";
import { SDK } from "../sources.ts";

/** Other products issue secrets that begin so too; whose they are cannot be told from the text. */
export const prefixedSecret: SecretRule = {
  id: "nxs-prefixed-secret",
  kind: "secret",
  title: "A secret with the nxs_ prefix; not a Nexus key we know",
  severity: "medium",
  confidence: "low",
  anchors: ["nxs_"],
  pattern: /nxs_[A-Za-z0-9_.-]{23,255}[A-Za-z0-9]/,
  window: 280,
  boundary: "token",
  evidence: [{ randomRun: { min: 20 } }],
  publicPrefix: /^nxs_(?:(?:live|test|sk|ag|[a-z])_)?/,
  specificity: 10,
  advice:
    "Find out which product issued it. If it is a credential, revoke it there and read the new one from the environment.",
  sources: [SDK],
  examples: {
    leaks: [
      `API_KEY="${sample("nxs_", hex(32))}"`,
      `token: ${sample("nxs_", hex(64, 2))}`,
      `Authorization: Bearer ${sample("nxs_live_", hex(32, 3))}`,
      `const key = '${sample("nxs_test_", base62(40, 4))}';`,
      `key = ${sample("nxs_sk_", base62(40, 5))}`,
      sample("nxs_ag_", base62(32, 6)),
      `nexus_token: "${sample("nxs_", base62(28, 7))}.${sample("", base64url(43, 8))}"`,
      `key=${sample("nxs_u_", hex(40, 9))}`,
      `url=https%3A%2F%2Fx.example%2F%3Fk%3D${sample("nxs_", hex(32, 10))}`,
      `secret: ${Buffer.from(sample("nxs_live_", hex(32, 11))).toString("base64")}`,
    ],
    safe: [
      'API_KEY_PREFIX = "nxs_live_"',
      "static nxs_cfg_json_state_t nxs_chat_srv_c_rdmn_extract_json_data(nxs_process_t *proc);",
      "function nxs_widgets_wooaddtocart_getunifiedstylinggroup2019() {",
      `Authorization: Bearer nxs_live_${"0".repeat(32)}`,
      "api-key: nxs_abc123def456ghi789jkl012",
      `createClient({ apiKey: "nxs_this_is_not_a_real_key_12345" });`,
      "const cookie = /^nxs_anon_id=[0-9a-f]{8}-[0-9a-f]{4}/;",
      `key = "nxs_live_${"abcdef0123456789".repeat(2)}"`,
      "nxs_request_handler_initialization_vector_2048_bits",
      `api_key=x${sample("nxs_", hex(32, 12))}`,
    ],
  },
};

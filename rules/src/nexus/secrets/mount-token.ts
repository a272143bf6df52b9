import type { SecretRule } from "@nxs-guard/core";
import { base64url, hex, sample } from "../../sample.ts";
import { CLI } from "../sources.ts";

export const mountToken: SecretRule = {
  id: "nexus-mount-token",
  kind: "secret",
  title: "Nexus WebDAV mount token",
  severity: "high",
  confidence: "high",
  anchors: ["/api/dav/_t/", "\\/api\\/dav\\/_t\\/", "%2Fapi%2Fdav%2F_t%2F"],
  pattern: /(?:\/api\/dav\/_t\/|\\\/api\\\/dav\\\/_t\\\/|%2Fapi%2Fdav%2F_t%2F)(?<secret>[\w~-]{16,512})/i,
  window: 560,
  boundary: "none",
  evidence: [
    { entropy: { min: 2.8 } },
    { notPeriodic: {} },
    { notSequential: {} },
    { notPlaceholder: {} },
    { notWords: {} },
  ],
  specificity: 70,
  advice: "Unmount it in Nexus, which ends the token, and keep the new mount's URL out of files that others read.",
  sources: [CLI],
  examples: {
    leaks: [
      `https://api.nexusgpt.io/api/dav/_t/${sample("", base64url(32))}/files`,
      `mount -t davfs https://api.nexusgpt.io/api/dav/_t/${sample("", hex(24, 2))}/ /mnt/nexus`,
      `"url": "https:\\/\\/api.nexusgpt.io\\/api\\/dav\\/_t\\/${sample("", base64url(43, 3))}\\/"`,
      `next=https%3A%2F%2Fapi.nexusgpt.io%2Fapi%2Fdav%2F_t%2F${sample("", base64url(32, 4))}%2F`,
      `RCLONE_WEBDAV_URL=/api/dav/_t/${sample("", base64url(16, 5))}`,
    ],
    safe: [
      "https://api.nexusgpt.io/api/dav/_t/<token>/files",
      "https://api.nexusgpt.io/api/dav/_t/{token}/files",
      'app.get("/api/dav/_t/:token/*", handler);',
      "`/api/dav/_t/${token}/files`",
      "https://api.nexusgpt.io/api/dav/_t/your-mount-token-here/files",
      "https://api.nexusgpt.io/api/dav/_t/mount-token-placeholder/",
      `https://api.nexusgpt.io/api/dav/_t/${"x".repeat(32)}/`,
      "https://api.nexusgpt.io/api/dav/_t/short/",
    ],
  },
};

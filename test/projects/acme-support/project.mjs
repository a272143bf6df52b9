import { base62, base64url, hex, sample, sampleJwt } from "@nxs-guard/rules/sample";

const organisationKey = sample("nxs_u_", hex(32, 11));
const clientKey = sample("nxs_u_", hex(32, 12));
const clusterKey = sample("nxs_u_", hex(32, 13));

/** What the marks in the templates stand for: keys, and the words that make a misuse. */
export const values = {
  organisationKey,
  clientKey,
  clusterKeyBase64: Buffer.from(`${clusterKey}\n`).toString("base64"),
  stagingKey: sample("nxs_u_", hex(32, 14)),
  windowsKey: sample("nxs_u_", hex(32, 15)),
  personalKey: sample("nxs_p_", hex(32, 16)),
  webdavBasic: Buffer.from(`${sample("nxs_o_", hex(32, 17))}:`).toString("base64"),
  legacyKey: sampleJwt(
    {
      integrationId: "int_5c1f9a",
      organizationId: "org_7d20be",
      agentId: "agt_91c3aa",
      permissions: ["read", "write"],
      exp: 1735689600,
    },
    18,
  ),
  adminToken: sampleJwt({ sub: "ops@acme.example", role: "admin", exp: 1893456000 }, 19),
  mountToken: sample("", base64url(32, 20)),
  starterKey: sample("nak_", hex(32, 21)),
  otherKey: sample("nxs_live_", base62(40, 22)),
  semicolon: ";",
  bearer: "Bearer",
  plain: "http",
  wrongHeader: "x-api-key",
  keyParameter: "api-key",
  vite: "VITE_",
};

/** The files that are not UTF-8. */
export const encodings = {
  "ops/nexus.env": "utf16le-bom",
};

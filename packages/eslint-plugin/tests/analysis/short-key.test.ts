import { describe, expect, it } from "vitest";

import { keyName } from "../../src/analysis/key-name.ts";
import { isShortKey } from "../../src/analysis/short-key.ts";

describe("keyName", () => {
  it.each([
    "apiKey",
    "API_KEY",
    "api-key",
    "x-api-key",
    "nexusApiKey",
    "NEXUS_E2E_API_KEY",
    "Authorization",
    "NEXUS_ADMIN_TOKEN",
  ])("is certain of %s", (name) => {
    expect(keyName(name)).toBe("certain");
  });

  it.each(["STORAGE_KEY", "sessionToken", "client_secret", "credentials", "keys"])("takes %s for likely", (name) => {
    expect(keyName(name)).toBe("likely");
  });

  it.each(["apiKeyPrefix", "keyboard", "tokenizer", "secretary", "", undefined])("says nothing of %s", (name) => {
    expect(keyName(name)).toBeUndefined();
  });
});

describe("isShortKey", () => {
  it.each([
    "nxs_abc123",
    "nxs_abc123...",
    "nxs_abc123def456ghi789jkl012",
    "nxs_xxx",
    "nxs_...",
    "nxs_…",
    "nxs_u_...",
    "nxs_p_0000000000000000",
    "nxs_u_ab...89ef",
    "nxs_<your-key>",
    " nxs_a1b2c3 ",
    "Bearer nxs_abc123...",
    "nxs_12345",
    "nxs_p_stubkeyforthegate",
  ])("takes %s for a key under any name that says key", (text) => {
    expect(isShortKey(text, "likely")).toBe(true);
  });

  it.each([
    "nxs_your_key",
    "nxs_your_key_here",
    "nxs_YOUR_KEY",
    "nxs_key_here",
    "nxs_test",
    "nxs_mock_key",
    "nxs_your_api_key",
    "nxs_sk_••••",
    "nxs_u_****89ef",
  ])("takes %s for a key only where a key certainly belongs", (text) => {
    expect(isShortKey(text, "certain")).toBe(true);
    expect(isShortKey(text, "likely")).toBe(false);
  });

  it.each([
    "nxs_session_v2",
    "nxs_2fa_state",
    "nxs_userProfile",
    "nxs_oauth2-token",
    "nxs_cookie",
    "nxs_db",
    "nxs_2024",
    "nxs_user.settings.theme",
  ])("takes %s for a name", (text) => {
    expect(isShortKey(text, "likely")).toBe(false);
  });

  it.each([
    "nxs_",
    "nxs_live_",
    "nxs_u_",
    "nxs_api_key",
    "nxs_[0-9a-f]{32}",
    "nxs_a=b",
    "nxs_a b",
    "nxs_abc123/x",
    "xnxs_abc123",
    "NXS_ABC123",
    "",
  ])("takes %s for no key anywhere", (text) => {
    expect(isShortKey(text, "certain")).toBe(false);
  });
});

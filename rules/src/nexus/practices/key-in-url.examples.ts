// nxs-guard-disable-file nexus-key-in-url -- texts that show what is found, no key among them
import type { Example } from "@nxs-guard/core";
import { hex, sample, sampleJwt } from "../../sample.ts";

const key = sample("nxs_u_", hex(32));
const legacyKey = sampleJwt({ integrationId: "int_4f9c21", organizationId: "org_81ab77", agentId: "agt_c05d3e" });

export const keyInUrlExamples: { leaks: readonly Example[]; safe: readonly Example[] } = {
  leaks: [
    `https://relay.example/hook?token=${legacyKey}`,
    'curl "https://api.nexusgpt.io/api/public/v1/me?api-key=$NEXUS_API_KEY"',
    "fetch(`https://api.nexusgpt.io/api/public/thread?limit=1&api-key=${key}`);",
    'const url = "https://api.nexusgpt.io/api/public/thread?api-key=" + apiKey;',
    "const url = `/api/public/thread?api-key=${apiKey}`;",
    'requests.get("https://api.nexusgpt.io/api/public/v1/me", params={"api-key": api_key})',
    'curl -G https://api.nexusgpt.io/api/public/v1/me -d "api-key=$KEY"',
    "curl https://api.nexusgpt.io/api/public/v1/me --url-query api-key=YOUR_KEY",
    "http GET https://api.nexusgpt.io/api/public/v1/me api-key==$KEY",
    `const url = new URL("https://api.nexusgpt.io/api/public/v1/me");
url.searchParams.set("api-key", key);`,
    `q := req.URL.Query() // of https://api.nexusgpt.io/api/public/v1/me
q.Add("api-key", key)`,
    `GET https://api.nexusgpt.io/api/public/v1/me?api-key={{key}}`,
    {
      path: "session.har",
      text: '{ "request": { "url": "https://api.nexusgpt.io/api/public/v1/me", "queryString": [{ "name": "api-key", "value": "YOUR_KEY" }] } }',
    },
    {
      path: "nexus.postman_collection.json",
      text: '{ "request": { "url": { "raw": "https://api.nexusgpt.io/api/public/v1/me", "query": [{ "key": "api-key", "value": "{{key}}" }] } } }',
    },
    `https://hooks.example.com/in?token=${key}`,
    `{"next":"https:\\/\\/api-staging.gpt.nexus\\/api\\/public\\/v1\\/me?page=2\\u0026api-key=YOUR_KEY"}`,
  ],
  safe: [
    "fetch(`https://api.nexusgpt.io/api/public/thread?debug=${process.env.HAS_NEXUS_API_KEY}`)",
    'curl -H "api-key: $NEXUS_API_KEY" "https://api.nexusgpt.io/api/public/v1/me?limit=1"',
    "https://api.nexusgpt.io/api/public/v1/me?api-key=",
    'fetch("https://api.nexusgpt.io/api/public/v1/me?api-key-id=7");',
    "https://search.example.net/indexes?api-key=$SEARCH_KEY",
    "https://api.example.com/api/public/x?api-key=${key}",
    "ws://localhost:3001/ota-updates?apiKey=nxs_test_demo00000000",
    'const key = new URL(req.url).searchParams.get("api-key"); // https://api.nexusgpt.io',
    'fetch("https://api.nexusgpt.io/api/public/v1/me", { headers: { "api-key": key }, params: { limit: 1 } });',
    'requests.get("https://other.example.net/v1/me", params={"api-key": api_key})',
    "Never append ?api-key= to https://api.nexusgpt.io/api/public/v1/me.",
    "https://cdn.example/file/x.mp4?token=C4oDfPBb6kFhpIcUXG4kNxS_P_BfajWZmt3cOujzda-sowXQ",
    "https://api.nexusgpt.io/api/public/thread?session=abc&organization=org_1",
  ],
};

// nxs-guard-disable-file nexus-wrong-header -- texts that show what is found, no key among them
import type { Example } from "@nxs-guard/core";

export const wrongHeaderExamples: { leaks: readonly Example[]; safe: readonly Example[] } = {
  leaks: [
    'curl -H "x-api-key: $NEXUS_API_KEY" https://api.nexusgpt.io/api/public/thread',
    "curl https://api.nexusgpt.io/api/public/thread \\\n  --header 'apikey: YOUR_API_KEY' \\\n  --data '{}'",
    'wget --header="X-API-Key: $KEY" https://api-staging.gpt.nexus/api/public/v1/me',
    "http POST https://api.nexusgpt.io/api/public/thread x-api-key:$NEXUS_API_KEY message=Hello",
    `fetch("https://api.nexusgpt.io/api/public/thread", { method: "POST", headers: { "x-api-key": process.env.NEXUS_API_KEY } });`,
    `axios.create({ baseURL: "https://api.nexusgpt.io", headers: { apikey: key } });`,
    `requests.get("https://api.nexusgpt.io/api/public/v1/me", headers={"api_key": os.environ["NEXUS_API_KEY"]})`,
    `Invoke-RestMethod -Uri "https://api.nexusgpt.io/api/public/thread" \`
  -Headers @{ "X-Api-Key" = $env:NEXUS_API_KEY }`,
    `req, _ := http.NewRequest("GET", "https://api.nexusgpt.io/api/public/v1/me", nil)
req.Header.Add("X-API-KEY", key)`,
    `const xhr = new XMLHttpRequest();
xhr.open("POST", "https://api.nexusgpt.io/api/public/thread");
xhr.setRequestHeader("apikey", key);`,
    { path: "thread.http", text: "POST https://api.nexusgpt.io/api/public/thread\napikey: {{key}}\n\n{}\n" },
    {
      path: "session.har",
      text: '{ "request": { "method": "GET", "url": "https://api.nexusgpt.io/api/public/v1/me", "headers": [{ "name": "x-api-key", "value": "YOUR_KEY" }] } }',
    },
    {
      path: "openapi.json",
      text: `{ "openapi": "3.0.3", "servers": [{ "url": "https://api.nexusgpt.io" }],
  "components": { "securitySchemes": { "key": { "type": "apiKey", "in": "header", "name": "X-API-Key" } } } }`,
    },
    {
      path: "mcp.yaml",
      text: "servers:\n  nexus:\n    url: https://api.nexusgpt.io/mcp\n    headers:\n      apikey: ${NEXUS_API_KEY}\n",
    },
  ],
  safe: [
    'curl -H "api-key: $NEXUS_API_KEY" https://api.nexusgpt.io/api/public/thread',
    'curl -H "x-api-key: $ANTHROPIC_API_KEY" https://api.anthropic.com/v1/messages',
    'const client = new NexusClient({ apiKey: process.env.NEXUS_API_KEY, baseUrl: "https://api.nexusgpt.io" });',
    "nexus:\n  api_key: ${NEXUS_API_KEY}\n  base_url: https://api.nexusgpt.io\n",
    'NexusClient(api_key=os.environ["NEXUS_API_KEY"], base_url="https://api.nexusgpt.io")',
    `export function handler(request) {
  if (request.headers.get("x-api-key") !== process.env.APP_KEY) return new Response(null, { status: 401 });
  return fetch("https://api.nexusgpt.io/api/public/thread", { headers: { "api-key": process.env.NEXUS_API_KEY } });
}`,
    'curl -H "apikey: $KEY" https://api.nexusmods.com/v1/users/validate.json',
    'curl -H "x-api-key: $KEY" https://docs.nexusgpt.io/x',
    "The header is `api-key`, not `x-api-key`: see https://api.nexusgpt.io/api/public/thread.",
    `{ "request": { "auth": { "type": "apikey", "apikey": [{ "key": "key", "value": "api-key" }] }, "url": { "raw": "https://api.nexusgpt.io/api/public/thread" } } }`,
    `const rows = await fetch("https://db.example.co/rest/v1/rows", { headers: { apikey: anonKey } });
const reply = await fetch("https://api.nexusgpt.io/api/public/thread", { headers: { "api-key": key } });`,
    `fetch("https://api.nexusgpt.io/api/public/thread", { headers: { "api-key": key }, body: JSON.stringify({ api_key: tool }) });`,
    "NEXUS_URL=https://api.nexusgpt.io\napi_key=$NEXUS_API_KEY\n",
  ],
};

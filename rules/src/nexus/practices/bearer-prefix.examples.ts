// nxs-guard-disable-file nexus-bearer-prefix -- texts that show what is found, no key among them
import type { Example } from "@nxs-guard/core";
import { hex, sample, sampleJwt } from "../../sample.ts";

const key = sample("nxs_u_", hex(32));
const legacyKey = sampleJwt({ integrationId: "int_4f9c21", organizationId: "org_81ab77", agentId: "agt_c05d3e" });

export const bearerPrefixExamples: { leaks: readonly Example[]; safe: readonly Example[] } = {
  leaks: [
    `const api = axios.create({ baseURL: "https://api.nexusgpt.io" });
await api.get("/api/public/thread", { headers: { Authorization: \`Bearer \${key}\` } });`,
    `Authorization: Bearer ${legacyKey}`,
    'curl -H "Authorization: Bearer $NEXUS_API_KEY" https://api.nexusgpt.io/api/public/thread',
    `curl -X POST 'https://api.nexusgpt.io/api/public/thread' \\
  -H 'Content-Type: application/json' \\
  -H 'authorization: bearer YOUR_API_KEY' \\
  -d '{"message": "Hello"}'`,
    `await fetch("https://api.nexusgpt.io/api/public/thread", {
  method: "POST",
  headers: { "Content-Type": "application/json", Authorization: \`Bearer \${process.env.NEXUS_API_KEY}\` },
});`,
    `headers = {
    "Authorization": f"Bearer {api_key}",
    "Content-Type": "application/json",
}
response = requests.post("https://api.nexusgpt.io/api/public/thread", headers=headers, json=body)`,
    `req, err := http.NewRequest("POST", "https://api-staging.gpt.nexus/api/public/thread", body)
if err != nil {
	return err
}
req.Header.Set("Authorization", "Bearer "+os.Getenv("NEXUS_API_KEY"))`,
    `$headers = @{ Authorization = "Bearer $env:NEXUS_API_KEY" }
Invoke-RestMethod -Uri https://api.nexusgpt.io/api/public/thread -Headers $headers`,
    `$ch = curl_init("https://api.nexusgpt.io/api/public/thread");
curl_setopt($ch, CURLOPT_HTTPHEADER, [
    "Content-Type: application/json",
    "Authorization: Bearer " . $apiKey,
]);`,
    `HttpRequest request = HttpRequest.newBuilder()
    .uri(URI.create("https://api.nexusgpt.io/api/public/thread"))
    .header("Authorization", "Bearer " + apiKey)
    .build();`,
    `using var request = new HttpRequestMessage(HttpMethod.Post, "https://api.nexusgpt.io/api/public/thread");
request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);`,
    `uri = URI("https://api.nexusgpt.io/api/public/thread")
request = Net::HTTP::Post.new(uri)
request["Authorization"] = "Bearer #{ENV['NEXUS_API_KEY']}"`,
    {
      path: "nexus.http",
      text: "POST https://api.nexusgpt.io/api/public/thread\nContent-Type: application/json\nAuthorization: Bearer {{key}}\n\n{}\n",
    },
    "POST /api/public/thread HTTP/1.1\nHost: api.nexusgpt.io\nAuthorization: Bearer YOUR_KEY\n",
    {
      path: "nexus.postman_collection.json",
      text: `{ "item": [{ "name": "thread", "request": {
  "method": "POST",
  "auth": { "type": "bearer", "bearer": [{ "key": "token", "value": "{{apiKey}}" }] },
  "header": [{ "key": "Content-Type", "value": "application/json" }],
  "url": { "raw": "https://api.nexusgpt.io/api/public/thread", "host": ["api", "nexusgpt", "io"] }
} }] }`,
    },
    {
      path: "openapi.yaml",
      text: `openapi: 3.1.0
servers:
  - url: https://api.nexusgpt.io
components:
  securitySchemes:
    key:
      type: http
      scheme: bearer
`,
    },
    {
      path: ".github/workflows/ping.yml",
      text: `jobs:
  ping:
    steps:
      - run: |
          curl https://api.nexusgpt.io/api/public/v1/me \\
            -H "Authorization: Bearer \${{ secrets.NEXUS_API_KEY }}"
`,
    },
    `const auth = "Bearer ${key}";`,
    'fetch("https://api.nexusgpt.io/api/public/thread", { headers: { "api-key": `Bearer ${key}` } });',
    `const BASE = "https://api.nexusgpt.io";
await fetch(\`\${BASE}/api/public/thread\`, { headers: { Authorization: \`Bearer \${key}\` } });
await fetch(\`\${BASE}/api/admin/orgs\`, { headers: { Authorization: \`Bearer \${jwt}\` } });`,
    'client.post("https://api.nexusgpt.io/api/public/thread").bearer_auth(key).send()',
    `await fetch("https://api.nexusgpt.io/api/admin/orgs", { headers: { Authorization: "Bearer ${key}" } });`,
    `const url = new URL("https://api.nexusgpt.io");
url.pathname = "/api/admin/orgs";
await fetch(url, { headers: { Authorization: "Bearer ${key}" } });`,
    `const url = new URL("https://api.nexusgpt.io");
if (isAdmin) url.pathname = "/api/admin/orgs";
else url.pathname = path;
await fetch(url, { headers: { Authorization: \`Bearer \${token}\` } });`,
    `const url = new URL("https://api.nexusgpt.io/api/public/thread");
if (isAdmin) url.pathname = "/api/admin/orgs";
await fetch(url, { headers: { Authorization: \`Bearer \${token}\` } });`,
    `const api = axios.create({ baseURL: "https://api.nexusgpt.io" });
await api.get("/api/admin/users");
await api.get(path, { headers: { Authorization: \`Bearer \${token}\` } });`,
    `axios.defaults.baseURL = "https://api.nexusgpt.io";
await axios.get("/api/public/thread", { headers: { Authorization: \`Bearer \${token}\` } });`,
    `await ky.get("api/admin/users", {
  prefixUrl: "https://api.nexusgpt.io",
  headers: { Authorization: "Bearer ${key}" },
});`,
    `https.request({
  hostname: "api.nexusgpt.io",
  path: isAdmin ? "/api/admin/orgs" : "/api/public/thread",
  headers: { Authorization: \`Bearer \${token}\` },
});`,
    `https.request({
  hostname: "api.nexusgpt.io",
  path,
  headers: { Authorization: \`Bearer \${token}\` },
  log: { path: "/api/admin/orgs" },
});`,
  ],
  safe: [
    `const api = axios.create({ baseURL: "https://api.nexusgpt.io" });
await api.get("/api/admin/users", { headers: { Authorization: \`Bearer \${jwt}\` } });`,
    `const admin = ky.create({
  prefixUrl: "https://api.nexusgpt.io",
  headers: { Authorization: \`Bearer \${jwt}\` },
});
await admin.get("/api/admin/users").json();`,
    `const url = new URL("https://api.nexusgpt.io");
url.pathname = \`/api/admin/orgs/\${id}\`;
await fetch(url, { headers: { Authorization: \`Bearer \${jwt}\` } });`,
    `axios.defaults.baseURL = "https://api.nexusgpt.io";
axios.defaults.headers.common.Authorization = \`Bearer \${jwt}\`;
await axios.get<User[]>("/api/admin/users");`,
    `await axios.get("/api/admin/users", {
  baseURL: "https://api.nexusgpt.io",
  headers: { Authorization: \`Bearer \${jwt}\` },
});`,
    `const api = ky.create({ prefixUrl: "https://api.nexusgpt.io" });
await api.get("api/admin/users", { headers: { Authorization: \`Bearer \${jwt}\` } }).json();`,
    `await ky.get("admin/users", {
  prefixUrl: "https://api.nexusgpt.io/api",
  headers: { Authorization: \`Bearer \${jwt}\` },
});`,
    `https.request({
  hostname: "api.nexusgpt.io",
  path: "/api/admin/users",
  headers: { Authorization: \`Bearer \${jwt}\` },
});`,
    'curl -H "api-key: $NEXUS_API_KEY" https://api.nexusgpt.io/api/public/thread',
    'curl -H "Authorization: Bearer $NEXUS_ADMIN_TOKEN" https://api.nexusgpt.io/api/admin/organizations',
    'fetch(new URL("/api/admin/orgs", "https://api.nexusgpt.io"), { headers: { Authorization: `Bearer ${jwt}` } });',
    `const base = "https://api.nexusgpt.io";
await fetch(new URL("/api/admin/orgs", base), { headers: { Authorization: \`Bearer \${jwt}\` } });`,
    `BASE = "https://api.nexusgpt.io/api"
requests.get(f"{BASE}/admin/orgs", headers={"Authorization": f"Bearer {jwt}"})
requests.get(BASE + "/admin/users", headers={"Authorization": f"Bearer {jwt}"})`,
    'curl -H "Authorization: Bearer $OPENAI_API_KEY" https://api.openai.com/v1/models',
    `curl -H "Authorization: Bearer $GITHUB_TOKEN" https://api.github.com/user
curl -H "api-key: $NEXUS_API_KEY" https://api.nexusgpt.io/api/public/v1/me`,
    "Authorization: Bearer nxs_live_00000000000000000000000000000000",
    'curl -H "Authorization: Bearer $T" https://api.nexusgpt.io.example.com/x',
    'curl -H "Authorization: Bearer $T" https://my-api.nexusgpt.io/x',
    `app.post("/api/chat", async (req, res) => {
  if (req.headers.authorization !== \`Bearer \${process.env.APP_TOKEN}\`) return res.sendStatus(401);
  const answer = await fetch("https://api.nexusgpt.io/api/public/thread", {
    headers: { "api-key": process.env.NEXUS_API_KEY },
  });
});`,
    `const token = request.headers.get("Authorization").replace("Bearer ", "");
const user = await verify(token);
const url = "https://api.nexusgpt.io/api/public/thread";`,
    `const nexus = await fetch("https://api.nexusgpt.io/api/public/thread", { headers: { "api-key": key } });
const model = await fetch("https://api.openai.com/v1/chat/completions", {
  headers: { Authorization: \`Bearer \${openAiKey}\` },
});`,
    `const githubHeaders = { Authorization: \`Bearer \${githubToken}\` };
const nexusHeaders = { "api-key": process.env.NEXUS_API_KEY };
const reply = await fetch("https://api.nexusgpt.io/api/public/thread", { headers: nexusHeaders });`,
    `Requests to https://api.nexusgpt.io carry the key in \`api-key\`.
There is no "Bearer" prefix, and an \`Authorization: Bearer\` header is not needed.`,
    `await fetch("/api/chat", { headers: { Authorization: \`Bearer \${session}\` } });
// The server then calls https://api.nexusgpt.io/api/public/thread`,
    {
      path: ".mcp.json",
      text: `{ "mcpServers": {
  "nexus": { "url": "https://api.nexusgpt.io/mcp", "headers": { "api-key": "\${NEXUS_API_KEY}" } },
  "github": { "url": "https://api.githubcopilot.com/mcp/", "headers": { "Authorization": "Bearer \${GITHUB_TOKEN}" } }
} }`,
    },
  ],
};

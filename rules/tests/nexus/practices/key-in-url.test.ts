// nxs-guard-disable-file nexus-key-in-url -- texts that show what is found, no key among them
import type { Example } from "@nxs-guard/core";
import { hex, sample } from "@nxs-guard/rules/sample";
import { practiceTests } from "./practice-tests.ts";

const key = sample("nxs_u_", hex(32));
const thread = "https://api.nexusgpt.io/api/public/thread";

const found: readonly Example[] = [
  `client.get("https://api.nexusgpt.io/api/public/v1/me") {\n    parameter("api-key", key)\n}`,
  `client.get("https://api.nexusgpt.io/api/public/v1/me").query(&[("api-key", &key)]).send()`,
  `cpr::Get(cpr::Url{"https://api.nexusgpt.io/api/public/v1/me"}, cpr::Parameters{{"api-key", key}});`,
  `var c = URLComponents(string: "https://api.nexusgpt.io/api/public/v1/me")!\nc.queryItems = [URLQueryItem(name: "api-key", value: key)]`,
  `QueryHelpers.AddQueryString("https://api.nexusgpt.io/api/public/v1/me", "api-key", key);`,
  `{"url":"https://api.nexusgpt.io/api/public/v1/me","headers":[],"parameters":[{"name":"api-key","value":"{{ _.k }}"}]}`,
  `{"url":"https://api.nexusgpt.io/api/public/v1/me","queryParameters":{"parameters":[{"name":"api-key","value":"={{ $env.K }}"}]}}`,
  {
    path: "me.bru",
    text: "get {\n  url: https://api.nexusgpt.io/api/public/v1/me\n}\n\nauth:apikey {\n  key: api-key\n  value: {{key}}\n  placement: queryparams\n}\n",
  },
  {
    path: "routes.yml",
    text: "routes:\n  - id: nexus\n    uri: https://api.nexusgpt.io\n    filters:\n      - AddRequestParameter=api-key, ${NEXUS_API_KEY}\n",
  },
  `{\n "item": [{"name":"a","request": {"method":"POST","auth":{"type":"apikey","apikey":[{"key":"in","value":"query"},{"key":"value","value":"{{k}}","type":"string"},{"key":"key","value":"api-key","type":"string"}]},"url": {"raw":"${thread}"}}}]}`,
  {
    path: "o.yaml",
    text: `openapi: 3.0.0\nservers:\n  - url: https://api.nexusgpt.io\ncomponents:\n  securitySchemes:\n    ApiKeyAuth:\n      name: api-key\n      type: apiKey\n      in: query\n`,
  },
  `curl "https://api-staging.gpt.nexus/api/public/v1/me?limit=1&api-key=\${NEXUS_API_KEY}"`,
  `requests.get(f"${thread}?api-key={key}")`,
  `"${thread}?api-key=" . $key`,
  `"${thread}?api-key=%s" % key`,
  `fmt.Sprintf("${thread}?api-key=%s", key)`,
  `URL(string: "${thread}?api-key=\\(key)")`,
  `"${thread}?api-key=#{key}"`,
  `<a href="${thread}?x=1&amp;api-key=abc">`,
  `axios.get("${thread}", { params: { "api-key": key } })`,
  `const params = new URLSearchParams({ "api-key": key });\nfetch(\`${thread}?\${params}\`);`,
  `params = {"api-key": key}\nrequests.get("${thread}", params=params)`,
  `curl -sG "${thread}" --data-urlencode "api-key=$KEY"`,
  `new EventSource(\`/api/vibe/stream?api-key=\${key}\`)`,
  `\${BASE_URL}/api/public/thread?api-key=\${key}`,
  `new WebSocket("wss://api.nexusgpt.io/ws?api-key=" + key)`,
  `https://example.org/callback?x=1&nexus=${key}`,
  `https://example.org/#token=${key}`,
  `fetch("https://x.example/?q=" + encodeURIComponent("a") + "&key=${key}")`,
  `https://app.example.com/go?to=https%3A%2F%2Fapi.nexusgpt.io%2Fapi%3Fapi-key%3Dabc`,
  `GET /api/public/thread?api-key=YOUR_KEY HTTP/1.1\nHost: api.nexusgpt.io`,
  { path: "a.http", text: `GET ${thread}\n  ?limit=10\n  &api-key={{key}}\n` },
  `const u = new URL("/api/public/v1/me", "https://api.nexusgpt.io");\nu.searchParams.append("api-key", process.env.NEXUS_API_KEY);`,
  `UriComponentsBuilder.fromHttpUrl("${thread}").queryParam("api-key", key)`,
  `url += "&api-key=" + key; // https://api.nexusgpt.io`,
  `HttpUrl.parse("${thread}").newBuilder().addQueryParameter("api-key", key)`,
  `$url = '${thread}?' . http_build_query(['api-key' => $key]);`,
  `uri.query = URI.encode_www_form("api-key" => key) # https://api.nexusgpt.io`,
  `superagent.get("${thread}").query({ "api-key": key })`,
  `<img src="https://api.nexusgpt.io/api/public/files/1?api-key=YOUR_KEY">`,
  `src={\`\${base}/api/public/files/\${id}?api-key=\${key}\`}`,
  `Invoke-RestMethod "https://api.nexusgpt.io/api/public/v1/me?api-key=$key"`,
  { path: "x.yaml", text: `api_url: https://api.nexusgpt.io/api/public/v1/me?api-key=\${NEXUS_API_KEY}` },
  `location.href = "https://a.example/#k=${key}"`,
];

const safe: readonly Example[] = [
  `val n = client.post("https://api.nexusgpt.io/api/public/thread") { header("api-key", key) }\nval m = client.get(mapsUrl) { parameter("api-key", mapsKey) }`,
  `n.setValue(key, forHTTPHeaderField: "api-key") // https://api.nexusgpt.io/api/public/v1/me\nc.queryItems = [URLQueryItem(name: "api-key", value: mapsKey)]`,
  `{"url":"https://api.nexusgpt.io/api/public/v1/me","headerParameters":{"parameters":[{"name":"api-key","value":"={{ $env.K }}"}]}}`,
  `{"url":"https://api.nexusgpt.io/api/public/v1/me","bodyParameters":{"parameters":[{"name":"api-key","value":"x"}]}}`,
  {
    path: "me.bru",
    text: "get {\n  url: https://api.nexusgpt.io/api/public/v1/me\n}\n\nauth:apikey {\n  key: api-key\n  value: {{key}}\n  placement: header\n}\n",
  },
  {
    path: "o.yaml",
    text: `openapi: 3.0.0\nservers:\n  - url: https://api.nexusgpt.io\ncomponents:\n  securitySchemes:\n    ApiKeyAuth:\n      type: apiKey\n      in: header\n      name: api-key\n`,
  },
  {
    path: "o.yaml",
    text: `openapi: 3.0.0\nservers:\n  - url: https://api.example.com\ncomponents:\n  securitySchemes:\n    k:\n      type: http\n      scheme: bearer\n`,
  },
  {
    path: "o.yaml",
    text: `swagger: "2.0"\nhost: api.nexusgpt.io\nschemes: [https]\nsecurityDefinitions:\n  Bearer:\n    type: apiKey\n    name: Authorization\n    in: header\n    description: "Bearer <token>"\n`,
  },
  `${thread}?api-key=&x=1`,
  `curl -X POST ${thread} -H "api-key: $K" -d "api-key=$KEY"`,
  `https://acme.search.windows.net/indexes?api-key=\${k}`,
  `/search/indexes?api-key=\${k}`,
  `url.searchParams.delete("api-key"); fetch("${thread}")`,
  `const k = url.searchParams.get("api-key"); fetch("${thread}", {headers:{"api-key": process.env.NEXUS_API_KEY}})`,
  `const key = req.query["api-key"];\nfetch("${thread}", { headers: { "api-key": process.env.NEXUS_API_KEY } });`,
  `fetch("${thread}", { headers: { "api-key": k } }); fetch("https://other.io/x", { params: { "api-key": z } });`,
  `https://api.nexusgpt.io/api/public/v1/me?api-keys=1`,
  `https://api.nexusgpt.io/docs#api-key`,
  `https://api.nexusgpt.io/api/public/v1/me?sort=api-key`,
  `grep -n "api-key=" file; curl ${thread}`,
  `nexus auth login --api-key=$KEY && curl ${thread}`,
  `--set api-key=$KEY --set url=https://api.nexusgpt.io`,
  `/docs/authentication?api-key=learn`,
];

practiceTests("nexus-key-in-url", { found, safe });

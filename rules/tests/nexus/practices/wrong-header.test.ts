// nxs-guard-disable-file nexus-wrong-header -- texts that show what is found, no key among them
import type { Example } from "@nxs-guard/core";
import { practiceTests } from "./practice-tests.ts";

const thread = "https://api.nexusgpt.io/api/public/thread";

const found: readonly Example[] = [
  `{\n "item": [{"name":"a","request": {"method":"POST","auth":{"type":"apikey","apikey":[{"key":"value","value":"{{k}}","type":"string"},{"key":"key","value":"x-api-key","type":"string"}]},"url": {"raw":"${thread}"}}}]}`,
  {
    path: "o.yaml",
    text: `openapi: 3.0.0\ninfo:\n  title: x\nservers:\n  - url: https://api.nexusgpt.io\n    description: prod\n  - url: https://api-staging.gpt.nexus\npaths:\n  /a:\n    get: {}\n  /b:\n    get: {}\n  /c:\n    get: {}\n  /d:\n    get: {}\ncomponents:\n  securitySchemes:\n    ApiKeyAuth:\n      type: apiKey\n      in: header\n      name: X-API-Key\n`,
  },
  { path: "x.bru", text: `post {\n  url: ${thread}\n}\n\nheaders {\n  apikey: {{key}}\n}` },
  `curl -H "X-API-Key: $NEXUS_API_KEY" ${thread}`,
  `curl -H"x-api-key:$NEXUS_API_KEY" ${thread}`,
  `curl --header="x-api-key: $K" ${thread}`,
  `fetch("${thread}", {\n  headers: {\n    "Content-Type": "application/json",\n    'X-API-KEY': key,\n  },\n})`,
  `const headers = {\n  apikey: process.env.NEXUS_API_KEY,\n};\nawait fetch("${thread}", { headers });`,
  `headers = {"apiKey": key}\nrequests.get("${thread}", headers=headers)`,
  `headers = {'api_key': key}\nr = requests.get('${thread}', headers=headers)`,
  `req.Header.Set("apikey", key) // https://api.nexusgpt.io`,
  `$headers = @{ 'x-api-key' = $env:NEXUS_API_KEY }\nInvoke-RestMethod -Uri ${thread} -Headers $headers`,
  `.uri(URI.create("${thread}"))\n.header("x-api-key", key)`,
  `client.DefaultRequestHeaders.Add("X-Api-Key", key);\nawait client.GetAsync("${thread}");`,
  `request.setValue(key, forHTTPHeaderField: "X-API-Key")\nlet u = URL(string: "${thread}")`,
  `GET ${thread}\nx-api-key: {{key}}\n`,
  `GET /api/public/v1/me HTTP/1.1\nHost: api.nexusgpt.io\nX-API-Key: k\n`,
  `{"request":{"url":{"raw":"${thread}"},"header":[{"key":"api_key","value":"{{k}}"}]}}`,
  `{"method":"POST","url":"${thread}","headers":[{"name":"apikey","value":"x"}]}`,
  `proxy_pass https://api.nexusgpt.io;\nproxy_set_header x-api-key $key;`,
  `"nexus": {"url": "https://api.nexusgpt.io", "headers": {"x-api-key": "\${KEY}"}}`,
  `headers: ["apikey: " + key], url: "https://api.nexusgpt.io/x"`,
  `import axios from "axios";\naxios.defaults.baseURL = "https://api.nexusgpt.io";\naxios.defaults.headers.common["x-api-key"] = key;`,
  `axios.defaults.headers["apikey"] = key; axios.get("${thread}")`,
  `headers.set("x-api-key", key);\nfetch("${thread}", { headers });`,
  `headers["api_key"] = key\nrequests.get("${thread}", headers=headers)`,
  `headers.apikey = key;\nfetch("${thread}", { headers });`,
  `CURLOPT_URL => "${thread}",\nCURLOPT_HTTPHEADER => array("apikey: $key"),`,
  `headers := map[string]string{\n\t"apikey": key,\n}\nclient.R().SetHeaders(headers).Get("${thread}")`,
  `client.R().SetHeader("X-API-Key", key).Get("${thread}")`,
  `Map<String, String> headers = Map.of("x-api-key", key);\ncall("${thread}", headers);`,
  `curl ${thread} \\\n     -H "accept: application/json" \\\n     -H "apiKey: $KEY"`,
];

const safe: readonly Example[] = [
  `const nexus = new NexusClient({ baseUrl: "https://api.nexusgpt.io", apiKey });`,
  `client = Nexus(api_key=key, base_url="https://api.nexusgpt.io")`,
  { path: "c.yaml", text: `nexus:\n  url: https://api.nexusgpt.io\n  apikey: \${KEY}\n` },
  `{"provider": {"baseUrl": "https://api.nexusgpt.io", "apiKey": "\${KEY}", "api_key": "x"}}`,
  `const apikey = process.env.NEXUS_API_KEY;\nfetch("${thread}", { headers: { "api-key": apikey } });`,
  `api_key = os.environ["NEXUS_API_KEY"]\nrequests.get("${thread}", headers={"api-key": api_key})`,
  `const key = req.headers["x-api-key"];\nfetch("${thread}", { headers: { "api-key": process.env.NEXUS_API_KEY } });`,
  `const key = req.header("x-api-key");\nfetch("${thread}", { headers: { "api-key": process.env.NEXUS_API_KEY } });`,
  `app.use(cors({ allowedHeaders: ["x-api-key", "content-type"] }));\nfetch("${thread}", { headers: { "api-key": k } });`,
  `const a = await fetch("https://api.anthropic.com/v1/messages", {\n  headers: { "x-api-key": anthropic, "anthropic-version": "2023-06-01" },\n});\nconst b = await fetch("${thread}", { headers: { "api-key": k } });`,
  `const b = await fetch("${thread}", { headers: { "api-key": k } });\nconst a = await fetch("https://api.anthropic.com/v1/messages", {\n  headers: { "x-api-key": anthropic, "anthropic-version": "2023-06-01" },\n});`,
  `@Header("x-api-key") String key // incoming\nString url = "https://docs.nexusgpt.io";`,
  `const key = event.headers["x-api-key"] || event.headers["X-Api-Key"];\nconst res = await fetch("${thread}", { headers: { "api-key": K } });`,
  `app.use((req, res, next) => req.get("x-api-key") === process.env.SECRET ? next() : res.sendStatus(401));\nconst base = "https://api.nexusgpt.io";`,
  `@app.get("/x")\nasync def x(x_api_key: str = Header(alias="x-api-key")):\n    return requests.get("${thread}", headers={"api-key": KEY})`,
  `api_key_header = APIKeyHeader(name="X-API-Key")\nNEXUS = "https://api.nexusgpt.io"`,
  { path: "x.yaml", text: `parameters:\n  - name: api_key\n    in: query\nurl: https://api.nexusgpt.io` },
  `tool = Tool(api_key=key, url="https://api.nexusgpt.io", headers={"api-key": key})`,
  `cors: { allowedHeaders: "Content-Type, x-api-key" }\nurl: https://api.nexusgpt.io`,
  `Access-Control-Allow-Headers: x-api-key, authorization\nurl: https://api.nexusgpt.io`,
  `res.setHeader("Access-Control-Allow-Headers", "x-api-key, Authorization");\nfetch("${thread}", { headers: { "api-key": K } });`,
  `proxy_set_header api-key $key;\nproxy_pass https://api.nexusgpt.io;`,
  `fetch("${thread}", { headers: { "api-key": k } }).then(r => { if (r.headers["x-api-key"]) {} });`,
];

practiceTests("nexus-wrong-header", { found, safe });

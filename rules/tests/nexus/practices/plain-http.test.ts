// nxs-guard-disable-file nexus-plain-http -- texts that show what is found, no key among them
import type { Example } from "@nxs-guard/core";
import { practiceTests } from "./practice-tests.ts";

const found: readonly Example[] = [
  { path: "Config.xcconfig", text: "NEXUS_URL = http:/$()/api.nexusgpt.io\n" },
  { path: "application.properties", text: "nexus.url=http\\://api.nexusgpt.io/api/public\n" },
  `fetch("http://api.nexusgpt.io/x")`,
  `ws://api-staging.gpt.nexus/socket`,
  `"url": "http:\\/\\/api.nexusgpt.io\\/x"`,
  `curl -H 'api-key: k' http://api.nexusgpt.io:8080/x`,
  `const u = "http://API.NexusGPT.io"`,
  `http%3A%2F%2Fapi.nexusgpt.io`,
  `http\\u003a//api.nexusgpt.io`,
  { path: ".env", text: `NEXUS_BASE_URL=http://api.nexusgpt.io` },
  `"NEXUS_BASE_URL": 'http://api.nexusgpt.io'`,
  `See <http://api.nexusgpt.io/x>.`,
  `\\nhttp://api.nexusgpt.io/x`,
  `BASE=http://api-staging.gpt.nexus/api/public`,
  `{ protocol: "http:", x: "http://api.nexusgpt.io" }`,
  `curl -L http://api.nexusgpt.io/x -H "api-key: $K"`,
  `"wss" + "x"; new WebSocket('ws://api.nexusgpt.io')`,
  `http:\\/\\/api.nexusgpt.io`,
];

const safe: readonly Example[] = [
  { path: "Config.xcconfig", text: "NEXUS_URL = https:/$()/api.nexusgpt.io\n" },
  { path: "README.md", text: "Never use http://api.nexusgpt.io, always https.\n" },
  {
    path: "README.md",
    text: "Don't use http://api.nexusgpt.io. Please don\u2019t use http://api.nexusgpt.io at all.\n",
  },
  { path: "nginx.conf", text: "rewrite ^http://api.nexusgpt.io/(.*) https://api.nexusgpt.io/$1;\n" },
  { path: "application.properties", text: "nexus.url=https\\://api.nexusgpt.io/api/public\n" },
  `https://api.nexusgpt.io`,
  `xhttp://api.nexusgpt.io`,
  `http://example.com/https://api.nexusgpt.io/`,
  `http://example.com?u=api.nexusgpt.io`,
  `xmlns:n="http://api.nexusgpt.io/schema"`,
  `if (base.startsWith('http://api.nexusgpt.io')) {}`,
  `http://127.0.0.1/api.nexusgpt.io`,
  `http://foo.api.nexusgpt.io/`,
  `"ws://localhost:1234", "api.nexusgpt.io"`,
  `# http://api.nexusgpt.ioX`,
  `return 301 https://api.nexusgpt.io$request_uri;`,
  `"https:\\/\\/api.nexusgpt.io\\/x"`,
  `http://api.nexusgpt.io-evil.com`,
  `http://api.nexusgpt.io:pw@evil.com/`,
  `/^https?:\\/\\/api\\.nexusgpt\\.io/`,
  `http://proxy.local:8080 https://api.nexusgpt.io/x`,
  `curl -x http://proxy:3128 https://api.nexusgpt.io/x -H "api-key: $K"`,
];

practiceTests("nexus-plain-http", { found, safe });

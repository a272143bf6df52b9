// nxs-guard-disable-file nexus-plain-http -- texts that show what is found, no key among them
import type { Example } from "@nxs-guard/core";

export const plainHttpExamples: { leaks: readonly Example[]; safe: readonly Example[] } = {
  leaks: [
    "curl http://api.nexusgpt.io/api/public/v1/me",
    'const BASE_URL = "http://api-staging.gpt.nexus";',
    'new WebSocket("ws://api.nexusgpt.io/api/vibe/stream");',
    '{"url":"http:\\/\\/api.nexusgpt.io\\/api\\/public\\/thread"}',
    "https://app.example.com/go?to=http%3A%2F%2Fapi.nexusgpt.io%2Fapi",
    "NEXUS_BASE_URL=http://api.nexusgpt.io\n",
    "HTTP://API.NEXUSGPT.IO/api/public/v1/me",
    "base_url: http://api.nexusgpt.io:80\n",
    "[thread](http://api.nexusgpt.io/api/public/thread)",
    "GET http://api.nexusgpt.io/api/public/v1/me HTTP/1.1\napi-key: {{key}}\n",
    "proxy_pass http://api.nexusgpt.io;",
    "http://user@api.nexusgpt.io/api/dav/",
    'resp, err := http.Get("http://api.nexusgpt.io")',
  ],
  safe: [
    "curl https://api.nexusgpt.io/api/public/v1/me",
    'new WebSocket("wss://api.nexusgpt.io/api/vibe/stream");',
    "http://localhost:3001/api/public/v1/me",
    "http://docs.nexusgpt.io/authentication",
    "http://api.nexusgpt.io.example.com/",
    "http://my-api.nexusgpt.io/",
    "http://api.nexusgpt.io@evil.example/",
    "http://api.nexusgpt.ioo/",
    "Reach api.nexusgpt.io over https:// only.",
    '<feed xmlns="http://api.nexusgpt.io/ns/feed">',
    'if (url.startsWith("http://api.nexusgpt.io")) throw new Error("plain http");',
    'url = url.replace("http://api.nexusgpt.io", "https://api.nexusgpt.io");',
    "{ host: 'api.nexusgpt.io', protocol: 'https:' }",
  ],
};

import type { Example } from "@nxs-guard/core";
import { hex, sample } from "../../sample.ts";

const key = sample("nxs_u_", hex(32));
const [start, end] = [key.slice(0, 20), key.slice(20)];
const env = (text: string): Example => ({ path: ".env", text });

export const malformedKeyExamples: { leaks: readonly Example[]; safe: readonly Example[] } = {
  leaks: [
    env(`NEXUS_API_KEY=" ${key}"\n`),
    env(`NEXUS_API_KEY="${key} "\n`),
    env(`NEXUS_API_KEY=${start} ${end}\n`),
    env(`NEXUS_API_KEY="${start}\n${end}"\n`),
    env(`NEXUS_API_KEY="'${key}'"\n`),
    env(`NEXUS_API_KEY="${key}'\n`),
    env(`NEXUS_API_KEY=\u201c${key}\u201d\n`),
    env(`NEXUS_API_KEY=${key};\n`),
    env(`NEXUS_API_KEY=${key},\n`),
    env(`NEXUS_API_KEY=${start}\u200b${end}\n`),
    env('NEXUS_API_KEY=" $OTHER"\nMY_KEY=" $NEXUS_API_KEY"\n'),
    `fetch("https://api.nexusgpt.io/api/public/v1/me", { headers: { "api-key": " ${key}" } });`,
    `curl -H "api-key: '${key}'" https://api.nexusgpt.io/api/public/v1/me`,
    `requests.get("https://api.nexusgpt.io/api/public/v1/me", headers={"api-key": "${key}\\n"})`,
    { path: "me.http", text: `GET https://api.nexusgpt.io/api/public/v1/me\napi-key: "${key}"\n` },
  ],
  safe: [
    env('NEXUS_API_KEY="$KEY"\n'),
    env("NEXUS_API_KEY='${KEY}' # from the vault\n"),
    env("NEXUS_API_KEY = $KEY\n"),
    env("export NEXUS_API_KEY=$KEY;\n"),
    env('NEXUS_API_KEY="your key here"\n'),
    env("NEXUS_API_KEY=<your key>\n"),
    env("NEXUS_API_KEY=nxs_your_key_here\n"),
    env('MESSAGE=" hello, world; "\n'),
    'curl -H "api-key: $NEXUS_API_KEY" https://api.nexusgpt.io/api/public/v1/me',
    "{ headers: { 'api-key': process.env.NEXUS_API_KEY, accept: '*/*' } }",
    "env:\n  NEXUS_API_KEY: '${{ secrets.NEXUS_API_KEY }}'\n",
    { path: "me.http", text: "GET https://api.nexusgpt.io/api/public/v1/me\napi-key: {{NEXUS_API_KEY}}\n" },
  ],
};

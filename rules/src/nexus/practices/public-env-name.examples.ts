// nxs-guard-disable-file nexus-public-env-name -- texts that show what is found, no key among them
import type { Example } from "@nxs-guard/core";

export const publicEnvNameExamples: { leaks: readonly Example[]; safe: readonly Example[] } = {
  leaks: [
    { path: ".env.local", text: "NEXT_PUBLIC_NEXUS_API_KEY=changeme\n" },
    { path: ".env", text: "export VITE_NEXUS_ADMIN_TOKEN=\n" },
    { path: "Dockerfile", text: "FROM node:22\nARG EXPO_PUBLIC_NEXUS_API_KEY\n" },
    { path: "Dockerfile", text: "ENV GATSBY_NEXUS_API_KEY $KEY\n" },
    { path: ".github/workflows/ci.yml", text: "env:\n  PUBLIC_NEXUS_API_KEY: ${{ secrets.NEXUS_API_KEY }}\n" },
    { path: "compose.yml", text: "environment:\n  - NUXT_PUBLIC_NEXUS_API_KEY=${KEY}\n" },
    "const key = process.env.NEXT_PUBLIC_NEXUS_API_KEY;",
    'const key = process.env["REACT_APP_NEXUS_STAGING_API_KEY"];',
    "const key = process.env.react_app_NEXUS_API_KEY;",
    "const key = import.meta.env.VITE_NEXUS_API_KEY;",
    'import { PUBLIC_NEXUS_API_KEY } from "$env/static/public";',
    "const { VUE_APP_NEXUS_E2E_API_KEY } = process.env;",
    'curl -H "api-key: $VITE_NEXUS_API_KEY" https://api.nexusgpt.io/api/public/v1/me',
    'docker build --build-arg NEXT_PUBLIC_NEXUS_API_KEY="$KEY" .',
    { path: "vercel.json", text: '{ "env": { "NEXT_PUBLIC_NEXUS_API_KEY": "@nexus-key" } }' },
    'key = os.environ["PUBLIC_NEXUS_API_KEY"]',
  ],
  safe: [
    { path: ".env", text: "NEXUS_API_KEY=changeme\n" },
    "const key = process.env.NEXUS_API_KEY;",
    "const has = import.meta.env.VITE_HAS_NEXUS_API_KEY;",
    "const url = process.env.NEXT_PUBLIC_NEXUS_API_KEY_URL;",
    "const key = process.env.MY_NEXT_PUBLIC_NEXUS_API_KEY;",
    "const url = process.env.NEXT_PUBLIC_NEXUS_BASE_URL;",
    "delete process.env.NEXT_PUBLIC_NEXUS_API_KEY;",
    "unset NEXT_PUBLIC_NEXUS_API_KEY",
    { path: "README.md", text: "Do not name the variable NEXT_PUBLIC_NEXUS_API_KEY: it would ship to the browser.\n" },
    "// VITE_NEXUS_API_KEY would be inlined into the bundle.",
    { path: ".env", text: "# NEXT_PUBLIC_NEXUS_API_KEY= is not safe\nNEXUS_API_KEY=\n" },
    "const key = process.env.next_public_nexus_api_key;",
    "const id = process.env.NEXT_PUBLIC_NEXUS_DEPLOYMENT_ID;",
    "const key = process.env.SERVER_NEXUS_API_KEY;",
  ],
};

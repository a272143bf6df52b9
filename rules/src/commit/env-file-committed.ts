import { hex, sample } from "../sample.ts";
import type { CommitRule } from "./commit-rule.ts";
import { envHabit, isEnvFile } from "./env-values.ts";

export const envFileCommitted: CommitRule = {
  id: "env-file-committed",
  kind: "practice",
  severity: "high",
  confidence: "high",
  title: "Environment file with values in a commit",
  danger: "Whoever can read the repository can use what its variables hold, now and in the history.",
  advice:
    "Take it out with `git rm --cached <file>`, name it in .gitignore, and commit an .env.example with the names alone. If it was pushed before, revoke what it holds.",
  sources: [
    "https://api-docs.gpt.nexus/authentication",
    "https://vite.dev/guide/env-and-mode",
    "https://nextjs.org/docs/app/guides/environment-variables",
  ],
  where: "index",
  concerns: isEnvFile,
  judge: ({ path, text }) => envHabit(path, text),
  examples: {
    leaks: [
      { path: ".env", text: `NEXUS_API_KEY=${sample("nxs_u_", hex(32))}\n` },
      { path: "api/.env.production", text: `PORT=3000\nexport NEXUS_ADMIN_TOKEN="${sample("", hex(40))}" # live\n` },
      { path: ".env.local", text: "PORT=3000\n" },
      { path: "web/.env.development.local", text: "VITE_TITLE='Acme'\n" },
      { path: ".dev.vars", text: "NEXUS_BASE_URL=https://api.nexusgpt.io\n" },
      { path: "deploy/prod.env", text: `DB_PASSWORD=${sample("", hex(12))}\n` },
      { path: "apps/test/.env.local", text: "PORT=3000\n" },
      { path: "packages/schema/.env", text: `DB_PASS=${sample("", hex(12))}\n` },
      { path: ".env", text: `\xef\xbb\xbfSTRIPE_SECRET_KEY_PROD: ${sample("", hex(24))}\n` },
      {
        path: ".env",
        text: `DATABASE_URL="postgresql://acme:${sample("", hex(16))}@db.acme.com:5432/app?schema=public"\n`,
      },
      { path: "api/.env", text: `CACHE=rediss://:${sample("", hex(16))}@[2001:db8::7]:6379\n` },
      { path: ".env.keys", text: `DOTENV_PRIVATE_KEY_PRODUCTION=${sample("", hex(64))}\n` },
    ],
    safe: [
      { path: ".env", text: "PORT=3000\nVITE_TITLE=Acme support\nNEXUS_BASE_URL=https://api.nexusgpt.io\n" },
      { path: ".env", text: 'NEXUS_API_KEY=\nDB_PASSWORD=""\nTOKEN= # set it\n' },
      { path: ".env", text: "NEXUS_API_KEY=${SECRET_FROM_ELSEWHERE}\nDB_PASSWORD=op://vault/db/password\n" },
      { path: ".env.production", text: "NEXUS_API_KEY=your-key-here\nSECRET=changeme\n" },
      { path: ".env.production", text: `NEXUS_API_KEY="encrypted:${sample("", hex(60))}"\n` },
      {
        path: ".env",
        text: `NEXT_PUBLIC_FIREBASE_API_KEY=${sample("", hex(30))}\nMAX_TOKENS=4096\nTOKEN_URL=https://id.acme.com\n`,
      },
      {
        path: ".env",
        text: "JWT_SECRET=[a long random string]\nSENDGRID_API_KEY=SG.abc...\nDB_PASSWORD=SUA_SENHA_AQUI\nAPI_KEY=pk_SUA_CHAVE\n",
      },
      {
        path: ".env",
        text: [
          `DATABASE_URL=postgresql://johndoe:${sample("", hex(16))}@localhost:5432/mydb`,
          `CACHE_URL=redis://default:${sample("", hex(16))}@cache:6379`,
          `OTHER_URL=postgres://postgres:postgres@db.acme.com/app`,
          "ATLAS_URI=mongodb+srv://usuario:clave@...",
          "CLUSTER_URI=mongodb+srv://user:pass@cluster.mongodb.net/app",
          "MIRROR_URL=postgres://acme:${DB_PASSWORD}@db.acme.com/app",
          "DOCS_URL=mysql://user:your-password@db.acme.com/app",
          "DIRECT_URL=postgres://postgres:[YOUR-PASSWORD]@db.acme.supabase.co:5432/postgres",
          `SENTRY_DSN=https://${sample("", hex(32))}@o1.ingest.sentry.io/2`,
          `SAMPLE_URL=amqp://acme:${sample("", hex(16))}@mq.example.com`,
          "",
        ].join("\n"),
      },
      { path: ".env.local", text: "# PORT=3000\nPORT=\n" },
      { path: ".env.example", text: `NEXUS_API_KEY=${sample("", hex(32))}\n` },
      { path: ".env.local.example", text: "PORT=3000\n" },
      { path: "packages/api/tests/fixtures/.env", text: `NEXUS_API_KEY=${sample("", hex(32))}\n` },
      { path: ".env.test", text: `NEXUS_API_KEY=${sample("", hex(32))}\n` },
      { path: "src/env.ts", text: `NEXUS_API_KEY=${sample("", hex(32))}\n` },
    ],
  },
};

import type { CommitRule, CommittedFile, Habit } from "./commit-rule.ts";
import { ignoresEnvFiles } from "./docker-ignore.ts";
import { instructionsOf, type Instruction } from "./dockerfile.ts";
import { isEnvFile } from "./env-values.ts";

const DOCKERFILE =
  /(?:^|\/)(?:(?:Dockerfile|Containerfile)(?:\.(?!md$|txt$)[^/]+)?|[^/]+\.(?:Dockerfile|Containerfile))$/i;
/** The flags in front of what is copied. Source: https://docs.docker.com/reference/dockerfile/#copy */
const FLAGS = /^(?:--[\w-]{1,40}(?:=\S{0,200})?\s+){0,8}/;
/** Everything in the context of a build. */
const EVERYTHING = /^(?:\.?\/)?(?:\.|\*)?\/?$/;

export const dockerfileCopiesEnv: CommitRule = {
  id: "dockerfile-copies-env",
  kind: "practice",
  severity: "medium",
  confidence: "high",
  title: "Docker build that takes in environment files",
  danger:
    "What a stage copies stays in its layers: whoever can pull the image, or has its build cache, can read the keys.",
  advice:
    "Name them in a .dockerignore beside what is built, as `**/.env*`, and hand keys over when the container starts, or to a step of the build by `RUN --mount=type=secret`.",
  sources: [
    "https://docs.docker.com/build/concepts/context/#dockerignore-files",
    "https://docs.docker.com/build/building/secrets/",
  ],
  where: "index",
  isAboutBuilds: true,
  concerns: isDockerfile,
  judge: copyOfEnvFiles,
  examples: {
    leaks: [
      { path: "Dockerfile", text: "FROM node:22\nWORKDIR /app\nCOPY . .\n" },
      { path: "api/Dockerfile.prod", text: "from node:22\nadd --chown=node:node ./ /app/\n" },
      { path: "Dockerfile", text: 'COPY --link [ ".", "/the app" ]\n' },
      { path: "web.dockerfile", text: "COPY package.json \\\n  # and all the rest\n  . \\\n  /app/\n" },
      { path: "Dockerfile", text: "FROM node:22\nONBUILD COPY . /app\n" },
      { path: "Dockerfile", text: "COPY package.json .env ./\n" },
      { path: "api/Dockerfile", text: "ADD api/.env.production /app/.env\r\n" },
      { path: "Dockerfile", text: "COPY .env* ./\n" },
      { path: "Dockerfile", text: "RUN <<EOF\napt-get update\nEOF\nCOPY . .\n" },
      { path: "Dockerfile", text: 'RUN grep -q a <<< "EOF" && echo $((1<<2))\nCOPY . .\n' },
      { path: "Dockerfile", text: "# escape=`\nCOPY package.json `\n . C:\\app\\\n" },
    ],
    safe: [
      {
        path: "Dockerfile",
        text: "COPY --from=build . .\nCOPY src ./src\nCOPY package*.json ./\nADD https://acme.com/a.tar.gz .\n",
      },
      { path: "Dockerfile", text: "COPY --exclude=**/.env* . .\n" },
      { path: "Dockerfile", text: "# COPY . .\nRUN cp . .\n" },
      {
        path: "Dockerfile",
        text: "COPY .env.example .env\nCOPY --from=build /app/.env ./\nCOPY tests/fixtures/.env ./\n",
      },
      { path: "Dockerfile", text: "RUN --mount=type=secret,id=env,target=/app/.env npm run build\n" },
      { path: "Dockerfile", text: "COPY <<EOF <<-'MORE' /notes/\nCOPY . .\n\tEOF\nCOPY . .\nEOF\nCOPY . .\n\tMORE\n" },
      { path: "Dockerfile", text: "RUN echo one && \\\n  # two\n  COPY . .\n" },
      { path: "Dockerfile.dockerignore", text: "COPY . .\n" },
      { path: "docs/docker.md", text: "COPY . .\n" },
    ],
  },
};

/** Whether a path names a Dockerfile, whatever image it is for. */
export function isDockerfile(path: string): boolean {
  return DOCKERFILE.test(path) && !/\.dockerignore$/i.test(path);
}

function copyOfEnvFiles({ text, dockerIgnores }: CommittedFile): Habit | undefined {
  if (dockerIgnores.some(ignoresEnvFiles)) return undefined;
  const instruction = instructionsOf(text).find(takesEnvFiles);
  if (!instruction) return undefined;
  const { start, end } = instruction;
  return { places: [{ start, end }], identity: text.slice(start, end), hidden: [] };
}

function takesEnvFiles({ keyword, words }: Instruction): boolean {
  if (keyword !== "COPY" && keyword !== "ADD") return false;
  const [flags = ""] = FLAGS.exec(words) ?? [];
  const sources = pathsIn(words.slice(flags.length)).slice(0, -1);
  const excluded = [...flags.matchAll(/--exclude=(\S+)/gi)].map(([, pattern = ""]) => pattern);
  const isFromElsewhere = /--from\b/i.test(flags);
  return !isFromElsewhere && sources.some(isOrHoldsEnvFile) && !ignoresEnvFiles(excluded.join("\n"));
}

/** `.env*` takes the file itself. */
function isOrHoldsEnvFile(source: string): boolean {
  return EVERYTHING.test(source) || isEnvFile(source.replace(/\.?\*$/, ""));
}

/** The paths of an instruction, which may be written as JSON. */
function pathsIn(words: string): string[] {
  const listed = /^\[(?<list>.*)\]\s*$/s.exec(words)?.groups?.["list"];
  if (listed !== undefined) return [...listed.matchAll(/"([^"]*)"/g)].map(([, path = ""]) => path);
  return words.trim().split(/\s+/);
}

import type { CommitRule, CommittedFile, Habit } from "./commit-rule.ts";
import { ignoresEnvFiles } from "./docker-ignore.ts";

const DOCKERFILE =
  /(?:^|\/)(?:(?:Dockerfile|Containerfile)(?:\.(?!md$|txt$)[^/]+)?|[^/]+\.(?:Dockerfile|Containerfile))$/i;
/** An instruction with its flags, over lines that end in a backslash. Source: https://docs.docker.com/reference/dockerfile/#copy */
const INSTRUCTION =
  /^[ \t]*(?:COPY|ADD)(?<flags>(?:(?:[ \t]|\\\r?\n){1,40}--[\w-]{1,40}(?:=\S{0,200})?){0,8})(?:[ \t]|\\\r?\n){1,40}(?<paths>\S(?:[^\r\n\\]|\\\r?\n|\\.){0,2000})/gim;
/** Everything in the context of a build. */
const EVERYTHING = /^(?:\.?\/)?(?:\.|\*)?\/?$/;

export const dockerfileCopiesEnv: CommitRule = {
  id: "dockerfile-copies-env",
  kind: "practice",
  severity: "medium",
  confidence: "high",
  title: "Docker image that takes in environment files",
  advice:
    "Name them in a .dockerignore beside what is built, as `**/.env*`: whoever can pull the image can read every file in its layers. Hand keys over when the container starts.",
  sources: ["https://docs.docker.com/build/concepts/context/#dockerignore-files"],
  where: "index",
  readsDockerIgnores: true,
  concerns: (path) => DOCKERFILE.test(path) && !/\.dockerignore$/i.test(path),
  judge: copyOfEverything,
  examples: {
    leaks: [
      { path: "Dockerfile", text: "FROM node:22\nWORKDIR /app\nCOPY . .\n" },
      { path: "api/Dockerfile.prod", text: "from node:22\nadd --chown=node:node ./ /app/\n" },
      { path: "Dockerfile", text: 'COPY --link [ ".", "/the app" ]\n' },
      { path: "web.dockerfile", text: "COPY package.json \\\n  . \\\n  /app/\n" },
    ],
    safe: [
      {
        path: "Dockerfile",
        text: "COPY --from=build . .\nCOPY src ./src\nCOPY package*.json ./\nADD https://acme.com/a.tar.gz .\n",
      },
      { path: "Dockerfile", text: "COPY --exclude=**/.env* . .\n" },
      { path: "Dockerfile", text: "# COPY . .\nRUN cp . .\n" },
      { path: "Dockerfile.dockerignore", text: "COPY . .\n" },
      { path: "docs/docker.md", text: "COPY . .\n" },
    ],
  },
};

function copyOfEverything({ text, dockerIgnores }: CommittedFile): Habit | undefined {
  if (dockerIgnores.some(ignoresEnvFiles)) return undefined;
  for (const match of text.matchAll(INSTRUCTION)) {
    const { flags = "", paths = "" } = match.groups ?? {};
    const sources = wordsOf(paths).slice(0, -1);
    if (/--from\b/i.test(flags) || !sources.some((source) => EVERYTHING.test(source))) continue;
    const excluded = [...flags.matchAll(/--exclude=(\S+)/gi)].map(([, pattern = ""]) => pattern);
    if (ignoresEnvFiles(excluded.join("\n"))) continue;
    const instruction = match[0].trim();
    const start = match.index + match[0].indexOf(instruction);
    return { start, end: start + instruction.length, identity: instruction, hidden: [] };
  }
  return undefined;
}

/** The words of an instruction, which may be written as JSON. */
function wordsOf(paths: string): string[] {
  const joined = paths.replace(/\\\r?\n/g, " ").trim();
  const listed = /^\[(?<list>.*)\]$/.exec(joined)?.groups?.["list"];
  if (listed !== undefined) return [...listed.matchAll(/"([^"]*)"/g)].map(([, word = ""]) => word);
  return joined.split(/[ \t]+/);
}

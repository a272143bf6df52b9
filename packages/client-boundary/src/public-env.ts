import type { ProjectFacts } from "./facts.ts";
import type { FrameworkId } from "./framework.ts";

/**
 * How code reads a variable, or `definition` where it is only named: in an env file, a Dockerfile, a workflow. A module's name stands for an
 * import from it (or from the object that it exports).
 */
export type EnvForm =
  | "process.env"
  | "import.meta.env"
  | "$env/static/public"
  | "$env/dynamic/public"
  | "astro:env/client"
  | "@env"
  | "react-native-config"
  | "runtimeConfig.public"
  | "expo.extra"
  | "angular-environment"
  | "definition";

/** How a variable gets into what is sent to browsers and phones. */
export interface EnvMechanism {
  /** Who sends it: `Next`, or several where the name does not tell. */
  readonly tool: string;
  /** The rest of "it ships because …". */
  readonly reason: string;
  /** Whether this form is replaced by the value. A public name in another form is a mistake all the same: the next reader gets it right. */
  readonly inlined: boolean;
}

interface PublicPrefix {
  readonly prefix: string;
  readonly ignoreCase?: true;
  readonly tool: string;
  readonly framework?: FrameworkId;
  /** The forms in which the tool replaces it, or hands it out at run time. */
  readonly forms: readonly EnvForm[];
}

/**
 * Sources: https://nextjs.org/docs/app/guides/environment-variables, https://vite.dev/guide/env-and-mode,
 * https://docs.astro.build/en/guides/environment-variables/, https://svelte.dev/docs/kit/$env-static-public,
 * https://nuxt.com/docs/4.x/guide/going-further/runtime-config, https://create-react-app.dev/docs/adding-custom-environment-variables/,
 * https://cli.vuejs.org/guide/mode-and-env.html, https://www.gatsbyjs.com/docs/how-to/local-development/environment-variables/,
 * https://docs.expo.dev/guides/environment-variables/, https://docs.plasmo.com/framework/env,
 * https://wxt.dev/guide/essentials/config/environment-variables, https://electron-vite.org/guide/env-and-mode
 */
const prefixes: readonly PublicPrefix[] = [
  { prefix: "NEXT_PUBLIC_", tool: "Next", framework: "next", forms: ["process.env"] },
  { prefix: "NUXT_PUBLIC_", tool: "Nuxt", framework: "nuxt", forms: ["runtimeConfig.public"] },
  { prefix: "REACT_APP_", ignoreCase: true, tool: "Create React App", framework: "spa", forms: ["process.env"] },
  { prefix: "VUE_APP_", tool: "Vue CLI", framework: "spa", forms: ["process.env"] },
  { prefix: "GATSBY_", tool: "Gatsby", framework: "gatsby", forms: ["process.env"] },
  { prefix: "EXPO_PUBLIC_", tool: "Expo", framework: "expo", forms: ["process.env"] },
  { prefix: "PLASMO_PUBLIC_", tool: "Plasmo", framework: "web-extension", forms: ["process.env"] },
  { prefix: "WXT_", tool: "WXT", framework: "web-extension", forms: ["import.meta.env"] },
  ...["MAIN_VITE_", "PRELOAD_VITE_", "RENDERER_VITE_"].map((prefix): PublicPrefix => {
    return { prefix, tool: "electron-vite", framework: "electron", forms: ["import.meta.env"] };
  }),
  { prefix: "VITE_", tool: "Vite", forms: ["import.meta.env"] },
  { prefix: "PUBLIC_", tool: "Astro", framework: "astro", forms: ["import.meta.env", "astro:env/client"] },
  {
    prefix: "PUBLIC_",
    tool: "SvelteKit",
    framework: "sveltekit",
    forms: ["$env/static/public", "$env/dynamic/public"],
  },
  { prefix: "PUBLIC_", tool: "Qwik", framework: "qwik", forms: ["import.meta.env"] },
  { prefix: "PUBLIC_", tool: "Rsbuild", framework: "spa", forms: ["import.meta.env", "process.env"] },
];

/** Forms that give whatever they read to the client. */
const publicForms: Partial<Readonly<Record<EnvForm, { readonly tool: string; readonly reason: string }>>> = {
  "$env/static/public": { tool: "SvelteKit", reason: "$env/static/public is for variables that the browser may see" },
  "$env/dynamic/public": { tool: "SvelteKit", reason: "$env/dynamic/public is for variables that the browser may see" },
  "astro:env/client": { tool: "Astro", reason: "astro:env/client is for variables that the browser may see" },
  "@env": { tool: "react-native-dotenv", reason: "every variable from @env is built into the app" },
  "react-native-config": {
    tool: "react-native-config",
    reason: "every variable of react-native-config is built into the app",
  },
  "runtimeConfig.public": { tool: "Nuxt", reason: "runtimeConfig.public is sent in every page" },
  "expo.extra": { tool: "Expo", reason: "expo.extra is built into the app" },
  "angular-environment": { tool: "Angular", reason: "the environment files are built into the app" },
};

/**
 * What sends a variable to browsers and phones, by its name and the way in which it is read; undefined where nothing does.
 * @param form `definition` asks for the name alone
 */
export function publicEnvMechanism(name: string, form: EnvForm, project: ProjectFacts): EnvMechanism | undefined {
  const mechanism = publicForms[form];
  if (mechanism) return { ...mechanism, inlined: true };

  if (project.inlinedEnvNames?.includes(name)) {
    return { tool: "Next", reason: "next.config lists it under `env`", inlined: form === "process.env" };
  }
  const configured = project.envPrefixes?.find((prefix) => prefix !== "" && name.startsWith(prefix));
  if (configured !== undefined) {
    const reason = "its prefix is one of those that the project calls public";
    return { tool: "the bundler", reason, inlined: form === "import.meta.env" || form === "process.env" };
  }
  return prefixMechanism(name, form, project);
}

function prefixMechanism(name: string, form: EnvForm, project: ProjectFacts): EnvMechanism | undefined {
  const matching = prefixes.filter((known) => bears(name, known));
  const used = matching.filter(({ framework }) => framework !== undefined && project.frameworks.includes(framework));
  const meant = used.length > 0 ? used : matching;
  const [first] = meant;
  if (!first) return undefined;
  return {
    tool: meant.map(({ tool }) => tool).join(", "),
    reason: `its name begins with ${first.prefix}`,
    inlined: meant.some(({ forms }) => forms.includes(form)),
  };
}

function bears(name: string, { prefix, ignoreCase }: PublicPrefix): boolean {
  const start = name.slice(0, prefix.length);
  return (ignoreCase ? start.toUpperCase() : start) === prefix && name.length > prefix.length;
}

import { describe, expect, it } from "vitest";
import { type EnvForm, type FrameworkId, publicEnvMechanism } from "../src/index.ts";

const mechanism = (name: string, form: EnvForm, ...frameworks: readonly FrameworkId[]) => {
  return publicEnvMechanism(name, form, { frameworks });
};

describe("a public prefix", () => {
  it.each([
    ["NEXT_PUBLIC_NEXUS_API_KEY", "process.env", "Next"],
    ["NUXT_PUBLIC_NEXUS_API_KEY", "runtimeConfig.public", "Nuxt"],
    ["REACT_APP_NEXUS_API_KEY", "process.env", "Create React App"],
    ["react_app_NEXUS_API_KEY", "process.env", "Create React App"],
    ["VUE_APP_NEXUS_API_KEY", "process.env", "Vue CLI"],
    ["GATSBY_NEXUS_API_KEY", "process.env", "Gatsby"],
    ["EXPO_PUBLIC_NEXUS_API_KEY", "process.env", "Expo"],
    ["PLASMO_PUBLIC_NEXUS_API_KEY", "process.env", "Plasmo"],
    ["WXT_NEXUS_API_KEY", "import.meta.env", "WXT"],
    ["RENDERER_VITE_NEXUS_API_KEY", "import.meta.env", "electron-vite"],
    ["PRELOAD_VITE_NEXUS_API_KEY", "import.meta.env", "electron-vite"],
    ["MAIN_VITE_NEXUS_API_KEY", "import.meta.env", "electron-vite"],
    ["VITE_NEXUS_API_KEY", "import.meta.env", "Vite"],
    ["PUBLIC_NEXUS_API_KEY", "$env/static/public", "SvelteKit"],
    ["PUBLIC_NEXUS_API_KEY", "astro:env/client", "Astro"],
  ] as const)("ships %s read through %s by %s", (name, form, tool) => {
    expect(mechanism(name, form)).toMatchObject({ tool, inlined: true });
  });

  it.each([
    "NEXUS_API_KEY",
    "next_public_NEXUS_API_KEY",
    "MY_NEXT_PUBLIC_NEXUS_API_KEY",
    "NEXT_PUBLIC",
    "NEXT_PUBLIC_",
    "VITENEXUS_API_KEY",
    "vue_app_NEXUS_API_KEY",
    "NUXT_NEXUS_API_KEY",
  ])("is not in %s", (name) => {
    expect(mechanism(name, "process.env")).toBeUndefined();
  });

  it("counts in forms that the bundler does not replace, and says so", () => {
    expect(mechanism("NEXT_PUBLIC_NEXUS_API_KEY", "import.meta.env")).toMatchObject({ tool: "Next", inlined: false });
    expect(mechanism("VITE_NEXUS_API_KEY", "definition")).toMatchObject({ tool: "Vite", inlined: false });
  });

  it("that several tools share belongs to the one in use", () => {
    expect(mechanism("PUBLIC_NEXUS_API_KEY", "import.meta.env")?.tool).toBe("Astro, SvelteKit, Qwik, Rsbuild");
    expect(mechanism("PUBLIC_NEXUS_API_KEY", "import.meta.env", "astro")?.tool).toBe("Astro");
    expect(mechanism("PUBLIC_NEXUS_API_KEY", "import.meta.env", "sveltekit")).toMatchObject({ inlined: false });
  });
});

describe("a form that gives all it reads to the client", () => {
  it.each([
    ["@env", "react-native-dotenv"],
    ["react-native-config", "react-native-config"],
    ["runtimeConfig.public", "Nuxt"],
    ["expo.extra", "Expo"],
    ["angular-environment", "Angular"],
  ] as const)("%s ships a variable of any name", (form, tool) => {
    expect(mechanism("NEXUS_API_KEY", form)).toMatchObject({ tool, inlined: true });
  });
});

describe("the project's own words", () => {
  it("make every name public that next.config lists under `env`", () => {
    const project = { frameworks: [], inlinedEnvNames: ["NEXUS_API_KEY"] };
    expect(publicEnvMechanism("NEXUS_API_KEY", "process.env", project)).toMatchObject({ tool: "Next", inlined: true });
    expect(publicEnvMechanism("NEXUS_ADMIN_TOKEN", "process.env", project)).toBeUndefined();
  });

  it("add prefixes, of which the empty one is none", () => {
    const project = { frameworks: [], envPrefixes: ["", "NEXUS_"] };
    expect(publicEnvMechanism("NEXUS_API_KEY", "import.meta.env", project)).toMatchObject({ inlined: true });
    expect(publicEnvMechanism("API_KEY", "import.meta.env", project)).toBeUndefined();
  });
});

import type { Framework } from "../framework.ts";
import { SCRIPT } from "../paths.ts";

export const reactNative: Framework = {
  id: "react-native",
  sources: ["https://reactnative.dev/docs/security#storing-sensitive-info"],
  // A Next app has it for react-native-web.
  detect: ({ depends }) => depends("react-native") && !depends("next"),
  paths: [
    {
      globs: [`**/*.${SCRIPT}`, `!**/{*+api,+middleware,*[-_]server}.${SCRIPT}`, "!{server,api,functions}/**"],
      side: "client",
      strength: 3,
      precedence: "strength",
      exceptNode: true,
      what: "part of a React Native app, which is built for phones",
    },
  ],
};

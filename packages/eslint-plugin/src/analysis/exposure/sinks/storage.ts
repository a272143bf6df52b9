import type { TSESTree } from "@typescript-eslint/utils";

import { staticName } from "../../syntax.ts";
import { nameOf } from "./sink.ts";
import type { Callee, Sink } from "./sink.ts";

const WEB_STORAGE = /^(?:localStorage|sessionStorage)$/;
const STORES =
  /^(?:localStorage|sessionStorage|AsyncStorage|localforage|localForage|EncryptedStorage|storage|Cookies|cookies|cookieStore|cookieJar|Cookie|mmkv|MMKV|lscache|ls|Preferences|nookies|caches)$/;
const PUTS = /^(?:setItem|multiSet|mergeItem|set|put|save|setCookie)$/;
const EXTENSION_STORAGE = /^(?:chrome|browser)\.storage\.(?:local|sync|session|managed)\.set$/;
const MODULES =
  /^(?:idb-keyval|js-cookie|cookie|cookies-next|nookies|localforage|store2?|universal-cookie|tiny-cookie|hono\/cookie|h3|react-native-mmkv|@react-native-async-storage\/async-storage|@capacitor\/preferences)$/;
const MODULE_PUTS = /^(?:set|setMany|setItem|multiSet|setCookie|serialize|put|setSignedCookie)$/;
const HOOKS = /^(?:useLocalStorage|useSessionStorage|useCookie|useStorage|usePersistedState|useLocalStorageState)$/;

/** `localStorage.setItem(…)`, `cookies().set(…)`, `AsyncStorage.setItem(…)`. */
export function storageAt({ method, holder, module, path, name, values }: Callee): Sink | undefined {
  // Of a name and its value, the value.
  const shown = values.length > 1 ? values.slice(1) : values;
  const storage: Sink = { kind: "storage", name, values: shown };
  if (STORES.test(holder) && PUTS.test(method)) return storage;
  if (EXTENSION_STORAGE.test(path.join("."))) return storage;
  if (module !== undefined && MODULES.test(module) && MODULE_PUTS.test(method)) return storage;
  const isGlobal = holder === "" && path.length > 0;
  return isGlobal && (HOOKS.test(method) || method === "setCookie") ? storage : undefined;
}

/** `localStorage.key = …`, `document.cookie = …` */
export function assignedStorageAt({ left, right }: TSESTree.AssignmentExpression): Sink | undefined {
  if (left.type !== "MemberExpression") return undefined;
  const holder = nameOf(left.object);
  if (WEB_STORAGE.test(holder)) return { kind: "storage", name: holder, values: [right], showsTextOnly: true };
  const isCookie = holder === "document" && staticName(left) === "cookie";
  return isCookie ? { kind: "storage", name: "document.cookie", values: [right], showsTextOnly: true } : undefined;
}

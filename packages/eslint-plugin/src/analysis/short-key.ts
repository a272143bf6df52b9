import type { Certainty } from "./key-name.ts";

/** One word that begins as a key does and goes on. A prefix alone (`nxs_live_`), a path or a pattern is none. */
const KEY_LIKE = /^nxs_[^\s=/\\:;,()[\]^|+?"'`]*[^\s=/\\:;,()[\]^|+?"'`_]$/;
const SCHEME = /^(?:bearer|basic|token|apikey)\s+/i;
const KIND = /^nxs_[upo]_/;
/** A mask for a reader's eyes. */
const MASKED = /[•●∙*]{3}/;
/** The name of the thing rather than the thing. */
const NAME_OF_KEY = /^nxs_api_?key$/i;

/**
 * Does a literal that stands where a credential belongs look like a Nexus key, be it a placeholder or cut short? Where only a name
 * such as `STORAGE_KEY` says so, a value made of words (`nxs_session_v2`) is taken for a name.
 */
export function isShortKey(text: string, certainty: Certainty): boolean {
  const value = text.trim().replace(SCHEME, "");
  if (!KEY_LIKE.test(value)) return false;
  if (certainty === "certain") return !NAME_OF_KEY.test(value);
  return !MASKED.test(value) && (KIND.test(value) || !isMadeOfWords(value.slice("nxs_".length)));
}

function isMadeOfWords(text: string): boolean {
  return text
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .split(/[._-]/)
    .every((word) => isWord(word.toLowerCase()));
}

/** `session`, `db`, `2fa`, `v2`, `oauth2`; not `abc123`, `xxxx`, `` (of `...`), `<key>`. */
function isWord(text: string): boolean {
  if (/^v?\d{1,4}$/.test(text)) return true;
  const letters = /^\d?(?<letters>[a-z]+)\d{0,2}$/.exec(text)?.groups?.["letters"];
  if (letters === undefined || /^(?<letter>.)\k<letter>{2,}$/.test(letters)) return false;
  return letters.length <= 3 || (/[aeiouy]/.test(letters) && !/[^aeiouy]{6}/.test(letters));
}

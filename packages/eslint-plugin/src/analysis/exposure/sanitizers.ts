/** Words by which functions are called that leave of a key what may be shown. */
const SANITIZES =
  /^(?:mask(?:s|ed|er|ing)?|redact(?:s|ed|ing|or)?|hash(?:es|ed|ing)?|digest|hmac|sha\d+|md5|obfuscate[sd]?|censor(?:s|ed)?|scrub(?:s|bed|ber)?|saniti[sz](?:e|es|ed|er)|clean(?:s|ed|er)?|truncate[sd]?|shorten(?:s|ed)?|ellipsi\w*|fingerprint(?:s|ed)?|preview(?:s|ed)?|hides?|hidden|encrypt(?:s|ed)?|signs?|signature|verify|verifies|compares?)$/i;
/** They answer yes or no. */
const ASKS = /^(?:is|has|are|was|can|should)$/i;
const CAMEL_CASE = /(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^A-Za-z\d]+/;

/**
 * Is a function called after what it does to a key before anybody sees it? Whole words count: `assign` and `getSignedHeaders` do nothing of that kind,
 * and envalid's `cleanEnv` gives the environment.
 */
export function isSanitizer(name: string): boolean {
  if (/^cleanEnv$|[lL]ast_?(?:4|[fF]our)/.test(name)) return name !== "cleanEnv";
  const words = name.split(CAMEL_CASE);
  return ASKS.test(words[0] ?? "") || words.some((word) => SANITIZES.test(word));
}

const SANITIZES_IN_PLACE =
  /^(?:mask|redact|obfuscate|censor|scrub|saniti[sz]e|clean|hide|strip|remove|delete|omit)(?![a-z])/;

/** Does a function, as its name says, take the key out of the very object that it is handed? */
export function sanitizesInPlace(name: string): boolean {
  return SANITIZES_IN_PLACE.test(name);
}

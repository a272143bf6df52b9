import type { Settings } from "./settings.ts";

/** The names under which a Nexus key is kept. Whoever turns the plugin on talks to Nexus, so the secret names are Nexus' own. */
export interface KeyNames {
  /** `NEXUS_API_KEY`, `VITE_ACME_NEXUS_API_KEY`; not `VITE_HAS_NEXUS_API_KEY`. */
  readonly isKeyName: (name: string) => boolean;
  /** The same for what is called after a variable: `nexusApiKey`, `public.nexus.apiKey`. */
  readonly isKeyProperty: (name: string) => boolean;
}

/** Words before a key's name that make it the name of something about the key: `VITE_HAS_NEXUS_API_KEY`, `labels.nexusApiKey`. */
const ABOUT =
  /^(?:allow|ask|bad|can|check|disable|docs?|enable|err|error|expired|for|forbid|has|have|help|hide|ignore|invalid|is|label|link|mask|message|missing|name|needs?|no|placeholder|requires?|show|skip|supports?|text|title|unknown|uses?|validate|with|without|wants?|wrong)(?:d|ed|s)?$/;
/** The word behind it may say which key it is: `VITE_NEXUS_API_KEY_PROD`, `nexusApiKey2`. */
const WHICH =
  /^(?:app|default|dev|development|e2e|live|local|my|org|preview|private|prod|production|secret|staging|test|v?\d{1,2})$/;

const known = new WeakMap<Settings, KeyNames>();

export function keyNames(settings: Settings): KeyNames {
  let names = known.get(settings);
  if (!names) known.set(settings, (names = readNames(settings)));
  return names;
}

function readNames({ envNames }: Settings): KeyNames {
  const keys = envNames.map((name) => wordsOf(name).join(""));

  /** Whether words end in a key's name and nothing before that makes it another thing. */
  function endsInKey(words: readonly string[]): boolean {
    const start = words.findIndex((_, index) => keys.includes(words.slice(index).join("")));
    return start >= 0 && !words.slice(0, start).some((word) => ABOUT.test(word));
  }

  function isKeyProperty(name: string): boolean {
    const words = wordsOf(name);
    return endsInKey(words) || (WHICH.test(words.at(-1) ?? "") && endsInKey(words.slice(0, -1)));
  }

  return { isKeyName: (name) => envNames.some((key) => name.includes(key)) && isKeyProperty(name), isKeyProperty };
}

/** In lower case. `nexusApiKey`, `nexus.apiKey` and `NEXUS_API_KEY` have the same. */
function wordsOf(name: string): string[] {
  return name
    .replace(/(?<=[a-z\d])(?=[A-Z])/g, " ")
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== "");
}

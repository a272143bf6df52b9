/** How rules of other vendors look: what stands behind a name that nobody else uses, and evidence that the value is random. */
const SHAPES = [
  (name) => [`${name}_`, `${name}_(?<secret>[A-Za-z0-9]{32})`],
  (name) => [`${name}-`, `${name}-[a-z]{4}-(?<secret>[0-9a-f]{40})`],
  (name) => [`${name}_api_key`, `${name}_api_key["']? ?[:=] ?["']?(?<secret>[\\w-]{24,64})`],
  (name) => [`${name}Token`, `${name}Token["']?[:=] ?["'](?<secret>[A-Za-z0-9+/]{43}=)["']`],
  (name) => [`${name}.io/hooks/`, `${name}\\.io/hooks/(?<secret>[a-z0-9]{8}/[A-Za-z0-9]{24})`],
];

const CONSONANTS = [..."bdfgklmnprstvz"];
const VOWELS = [..."aeiou"];

/** Rules for vendors that do not exist; always the same. */
export function madeUpRules(count) {
  return Array.from({ length: count }, (_, index) => {
    const name = nameOf(index);
    const [anchor, pattern] = SHAPES[index % SHAPES.length](name);
    return {
      id: `made-up-${index}`,
      kind: "secret",
      title: `Key of ${name}`,
      severity: "high",
      confidence: "high",
      specificity: 60,
      anchors: [anchor],
      pattern: new RegExp(pattern),
      boundary: "token",
      evidence: [{ entropy: { group: "secret", min: 3 } }, { notPeriodic: { group: "secret" } }],
      advice: "Revoke it.",
      sources: [],
      examples: { leaks: [], safe: [] },
    };
  });
}

/** Three syllables; each number has its own. */
function nameOf(index) {
  const count = CONSONANTS.length * VOWELS.length;
  return [index, index * 7, Math.floor(index / count)].map((at) => syllable(at % count)).join("");
}

function syllable(index) {
  return CONSONANTS[index % CONSONANTS.length] + VOWELS[Math.floor(index / CONSONANTS.length)];
}

/** How sure a name is that its value is a credential. `likely` names, such as `STORAGE_KEY`, hold other things too. */
export type Certainty = "certain" | "likely";

const CERTAIN = /apikey$|^(?:proxy)?authorization$|^nexus(?:admin)?(?:key|token|secret|credential)$/;
const LIKELY = /(?:key|token|secret|credential)s?$/;
/** What is shown in a credential's place. */
const SHOWN = /mask|redact/;

/** What the name of a variable, property, header or parameter says of its value. */
export function keyName(name: string | undefined): Certainty | undefined {
  const plain = name?.replace(/[^A-Za-z0-9]/g, "").toLowerCase() ?? "";
  if (SHOWN.test(plain)) return undefined;
  if (CERTAIN.test(plain)) return "certain";
  return LIKELY.test(plain) ? "likely" : undefined;
}

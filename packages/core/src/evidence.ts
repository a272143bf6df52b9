/**
 * What must hold for a match to be a leak, as plain data, so that a rule written in YAML can say the same. `group` names a group of the
 * rule's pattern; without it, the secret itself is judged.
 */
export type Evidence =
  /** Shannon entropy of at least `min` bits a character. */
  | { readonly entropy: { readonly group?: string; readonly min: number } }
  /** No repeating unit, whole or in the greater part. */
  | { readonly notPeriodic: { readonly group?: string } }
  /** Not ascending or descending (`0123…`, `a1b2c3…`). */
  | { readonly notSequential: { readonly group?: string } }
  /** None of the words that people put where a secret will stand: `your_key`, `xxxx`, `example`. */
  | { readonly notPlaceholder: { readonly group?: string } }
  /** Not made of words of a natural language. */
  | { readonly notWords: { readonly group?: string } }
  /** Holds a digit. */
  | { readonly digit: { readonly group?: string } }
  /** A JSON Web Token whose decoded payload has all these claims. */
  | { readonly jwtClaims: { readonly group?: string; readonly all: readonly string[] } };

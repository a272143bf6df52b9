/** Pairs of letters that make up about four fifths of English text and a quarter of random letters. */
const COMMON_PAIRS = new Uint8Array(32 * 32);
for (const [first, second] of (
  "th he in er an re nd on en at ou ed ha to or it is hi es ng st ar te se me ve le al nt ri ro ne ll ea io de ra ti co ta li ch el ma si " +
  "us om ic ce la ho et ec ur ns ge ly as ca nc ot ut il be wh no lo ag so po pe pr tr ad di un up id ac rs ol em im ie sh ai ay am ee ss " +
  "wa wi we ow ke ey yo fo of do fi ir ul ig gh ht ct pa mo na ni if ab ap ep op ck ki su sa sp ty ry vi va av ev iv ob og oo os ov da ue " +
  "ui gi ga go gr fa fe fr bl bo br bu by cl cr cu du dr ef eg ex ff ga gn ib ip ks ld lt lu mi mp mu oc od oi nn nu ph pl pt pu qu rc rd rm " +
  "rn rr rt ru sc sk sl sn tt tu tw ub ud uc um vo wo ye"
).split(" ")) {
  COMMON_PAIRS[indexOf(first?.charCodeAt(0) ?? 0, second?.charCodeAt(0) ?? 0)] = 1;
}

/** Letters of either case differ in their lowest five bits. */
function indexOf(first: number, second: number): number {
  return (first & 31) * 32 + (second & 31);
}

/**
 * Whether the text reads like words of a natural language or an identifier made of them: mostly letters, and those mostly in pairs that
 * English uses. Text with many digits must be the more wordlike.
 */
export function isWords(text: string): boolean {
  let letters = 0;
  let digits = 0;
  let pairs = 0;
  let common = 0;
  for (let i = 0, before = OTHER, beforeThat = OTHER; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const kind = kindOf(code);
    if (kind === DIGIT) digits++;
    else if (kind !== OTHER) letters++;
    if (isPair(beforeThat, before, kind)) {
      pairs++;
      common += COMMON_PAIRS[indexOf(text.charCodeAt(i - 1), code)] as number;
    }
    beforeThat = before;
    before = kind;
  }
  if (letters < text.length * 0.6) return false;
  return pairs >= text.length * 0.35 && common >= pairs * (digits > text.length * 0.15 ? 0.85 : 0.68);
}

const OTHER = 0;
const DIGIT = 1;
const SMALL = 2;
const CAPITAL = 3;

function kindOf(code: number): number {
  if (code >= 0x61 && code <= 0x7a) return SMALL;
  if (code >= 0x41 && code <= 0x5a) return CAPITAL;
  return code >= 0x30 && code <= 0x39 ? DIGIT : OTHER;
}

/** Whether two letters are of one word: `Word`, `word` and `WORD` are one, `aWord` is two, and so is `ABword`. */
function isPair(beforeThat: number, before: number, kind: number): boolean {
  if (kind === SMALL) return before === SMALL || (before === CAPITAL && beforeThat !== CAPITAL);
  return kind === CAPITAL && before === CAPITAL;
}

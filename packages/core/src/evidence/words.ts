/** Pairs of letters that make up about four fifths of English text and a quarter of random letters. */
const COMMON_PAIRS = new Set(
  (
    "th he in er an re nd on en at ou ed ha to or it is hi es ng st ar te se me ve le al nt ri ro ne ll ea io de ra ti co ta li ch el ma si " +
    "us om ic ce la ho et ec ur ns ge ly as ca nc ot ut il be wh no lo ag so po pe pr tr ad di un up id ac rs ol em im ie sh ai ay am ee ss " +
    "wa wi we ow ke ey yo fo of do fi ir ul ig gh ht ct pa mo na ni if ab ap ep op ck ki su sa sp ty ry vi va av ev iv ob og oo os ov da ue " +
    "ui gi ga go gr fa fe fr bl bo br bu by cl cr cu du dr ef eg ex ff ga gn ib ip ks ld lt lu mi mp mu oc od oi nn nu ph pl pt pu qu rc rd rm " +
    "rn rr rt ru sc sk sl sn tt tu tw ub ud uc um vo wo ye"
  ).split(" "),
);

/**
 * Whether the text reads like words of a natural language or an identifier made of them: mostly letters, and those mostly in pairs that
 * English uses. Text with many digits must be the more wordlike.
 */
export function isWords(text: string): boolean {
  const letters = text.replace(/[^A-Za-z]/g, "").length;
  if (letters < text.length * 0.6) return false;
  let pairs = 0;
  let common = 0;
  for (const word of text.match(/[A-Z]?[a-z]+|[A-Z]+/g) ?? []) {
    const lower = word.toLowerCase();
    for (let i = 0; i + 1 < lower.length; i++) {
      pairs++;
      if (COMMON_PAIRS.has(lower.slice(i, i + 2))) common++;
    }
  }
  const digits = text.replace(/\D/g, "").length;
  return pairs >= text.length * 0.35 && common >= pairs * (digits > text.length * 0.15 ? 0.85 : 0.68);
}

/** Used again for each text, and cleared behind it. */
const counts = new Uint32Array(256);

/** Shannon entropy of the text's characters (latin1), in bits a character. */
export function entropy(text: string): number {
  for (let i = 0; i < text.length; i++)
    counts[text.charCodeAt(i) & 0xff] = (counts[text.charCodeAt(i) & 0xff] as number) + 1;
  let bits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i) & 0xff;
    const count = counts[code] as number;
    if (count > 0) bits -= (count / text.length) * Math.log2(count / text.length);
    counts[code] = 0;
  }
  return bits;
}

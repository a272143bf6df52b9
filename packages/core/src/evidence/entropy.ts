/** Used again for each text, and cleared behind it. */
const counts = new Uint32Array(256);

/** What a character that stands so many times adds, in texts of one length: most keys are as long as the one before. */
const shares = new Float64Array(64);
let length = 0;

/** Shannon entropy of the text's characters (latin1), in bits a character. */
export function entropy(text: string): number {
  if (text.length !== length) {
    length = text.length;
    shares.fill(NaN);
  }
  for (let i = 0; i < length; i++) (counts[text.charCodeAt(i) & 0xff] as number)++;
  let bits = 0;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i) & 0xff;
    if (counts[code] === 0) continue;
    bits += shareOf(counts[code] as number);
    counts[code] = 0;
  }
  return bits;
}

function shareOf(count: number): number {
  const known = shares[count];
  if (known !== undefined && !Number.isNaN(known)) return known;
  return (shares[count] = -(count / length) * Math.log2(count / length));
}

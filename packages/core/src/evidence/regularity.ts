/**
 * The length of the unit that repeats through the greater part of the text, or 0. Of random hexadecimal text every sixteenth character
 * equals the one before it by chance, so that 60 % do so in fewer than one of 10^8 texts of 32.
 */
export function period(text: string): number {
  for (let unit = 1; unit <= text.length / 2; unit++) {
    let unequal = 0;
    const most = Math.floor((text.length - unit) * 0.4);
    for (let i = unit; i < text.length && unequal <= most; i++) {
      if (text.charCodeAt(i) !== text.charCodeAt(i - unit)) unequal++;
    }
    if (unequal <= most) return unit;
  }
  return 0;
}

/**
 * Whether characters go up or down by one through about half the text, in one sequence or in two or three interleaved ones: `0123456789…`,
 * `abc123def456…`, `a1b2c3d4…`. Random hexadecimal text of 32 does so in fewer than one of 10^5.
 */
export function isSequential(text: string): boolean {
  return [1, 2, 3].some((stride) => {
    const pairs = text.length - stride;
    if (pairs < 8) return false;
    let up = 0;
    let down = 0;
    for (let i = stride; i < text.length; i++) {
      const step = text.charCodeAt(i) - text.charCodeAt(i - stride);
      if (step === 1) up++;
      if (step === -1) down++;
    }
    return Math.max(up, down) >= pairs * 0.42;
  });
}

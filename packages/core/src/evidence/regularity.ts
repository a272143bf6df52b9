/** For each character (latin1) where it was last, for each place where its character was before, each plus one; used again for each text. */
const lastPlace = new Uint32Array(256);
let placeBefore = new Uint32Array(64);
/** For each distance how many characters equal the one so far before them. */
let equals = new Uint32Array(64);

/**
 * The length of the unit that repeats through the greater part of the text (latin1), or 0. Of random hexadecimal text every sixteenth character
 * equals the one before it by chance, so that 60 % do so in fewer than one of 10^8 texts of 32.
 */
export function period(text: string): number {
  countEquals(text);
  for (let unit = 1; unit <= text.length / 2; unit++) {
    const pairs = text.length - unit;
    if (pairs - (equals[unit] as number) <= Math.floor(pairs * 0.4)) return unit;
  }
  return 0;
}

/** Goes from each character to the ones before that equal it, which are few: comparing all pairs takes ten times as long. */
function countEquals(text: string): void {
  const longest = text.length >> 1;
  if (placeBefore.length <= text.length) {
    placeBefore = new Uint32Array(text.length * 2);
    equals = new Uint32Array(text.length * 2);
  }
  lastPlace.fill(0);
  equals.fill(0, 0, longest + 1);
  for (let place = 1; place <= text.length; place++) {
    const code = text.charCodeAt(place - 1) & 0xff;
    let before = lastPlace[code] as number;
    placeBefore[place] = before;
    lastPlace[code] = place;
    for (; before > 0 && place - before <= longest; before = placeBefore[before] as number) {
      (equals[place - before] as number)++;
    }
  }
}

/**
 * Whether characters go up or down by one through about half the text, in one sequence or in two or three interleaved ones: `0123456789…`,
 * `abc123def456…`, `a1b2c3d4…`. Random hexadecimal text of 32 does so in fewer than one of 10^5.
 */
export function isSequential(text: string): boolean {
  ups.fill(0);
  downs.fill(0);
  let [third, second, first] = [NaN, NaN, NaN];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    countStep(1, code - first);
    countStep(2, code - second);
    countStep(3, code - third);
    third = second;
    second = first;
    first = code;
  }
  return isMostly(1, text.length) || isMostly(2, text.length) || isMostly(3, text.length);
}

/** How many characters are one more, or less, than the one so far before them. */
const ups = new Uint32Array(4);
const downs = new Uint32Array(4);

function countStep(stride: number, step: number): void {
  if (step === 1) (ups[stride] as number)++;
  else if (step === -1) (downs[stride] as number)++;
}

function isMostly(stride: number, length: number): boolean {
  const pairs = length - stride;
  return pairs >= 8 && Math.max(ups[stride] as number, downs[stride] as number) >= pairs * 0.42;
}

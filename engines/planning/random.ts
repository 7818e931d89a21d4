/** A seeded stream of whole numbers from 0 up to, not including, 2^32. */
export type RandomWords = () => number;

/**
 * sfc32 (Doty-Humphrey, of PractRand): 128 bits of state, so that streams of neighbouring seeds do not meet. The same
 * seed and stream give the same words on every machine.
 */
export function randomWords(seed: number, stream = 0): RandomWords {
  let [a, b, c, counter] = [seed | 0, (seed / 2 ** 32) | 0, stream | 0, 1];
  const next = (): number => {
    const word = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + word) | 0;
    return word >>> 0;
  };
  for (let warmUp = 0; warmUp < 15; warmUp++) next();
  return next;
}

/** A number from 0 up to, not including, 1. */
export function randomShare(words: RandomWords): number {
  return words() / 2 ** 32;
}

/** A whole number from 0 up to, not including, `end`. */
export function randomBelow(words: RandomWords, end: number): number {
  return Math.floor(randomShare(words) * end);
}

import type { Delimiter } from './table-source.ts';

/** In order of preference when two fit equally: a decimal comma looks like a delimiter, a tab never is anything else. */
const CANDIDATES: readonly Delimiter[] = ['\t', ';', '|', ','];
const LINES_MAX = 200;

/** The delimiter that cuts the most lines of a sample into the same number of cells; a comma when none cuts anything. */
export function detectDelimiter(sample: string): Delimiter {
  const announced = /^sep=([;,\t|])\r?\n/i.exec(sample)?.[1];
  const lines = outsideQuotes(sample)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, LINES_MAX);
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const candidate of CANDIDATES) {
    if (candidate === announced) return candidate;
    const score = regularity(lines, candidate);
    if (score > bestScore) [best, bestScore] = [candidate, score];
  }
  return best;
}

/** Quoted parts may hold anything. A stray quote blanks at most the rest of its line here. */
function outsideQuotes(sample: string): string {
  return sample.replace(/"(?:[^"]|"")*"/g, '');
}

/** The share of lines with the commonest count of the delimiter, a little more for the one that cuts finer. */
function regularity(lines: readonly string[], delimiter: Delimiter): number {
  const frequency = new Map<number, number>();
  for (const line of lines) {
    const count = line.split(delimiter).length - 1;
    if (count > 0) frequency.set(count, (frequency.get(count) ?? 0) + 1);
  }
  let best = 0;
  for (const [count, seen] of frequency) {
    best = Math.max(best, seen / lines.length + Math.min(count, 40) / 1000);
  }
  return best;
}

// What a new model may start from: Pareto's classes, the grid of potential × share of wallet, or nothing. The norms are a
// start too: whoever segments sets their own.
import { parseFormula, printFormula } from '@cordee/engine-formula';
import {
  firstCuts,
  segmentEnvironment,
  type AccountBook,
  type EffortNorm,
  type Segment,
  type SegmentModel,
} from '@cordee/engine-segmentation';
import { invariant, type Locale } from '@cordee/kernel';
import { messageOf } from '@cordee/messages/explanation';

export const FIRST_MODELS = ['abc', 'grid', 'empty'] as const;
export type FirstModel = (typeof FIRST_MODELS)[number];

const norm = (calls: number, visits: number, coverage: string): EffortNorm => ({
  coverage,
  calls,
  visits,
  callMinutes: 20,
  visitMinutes: 120,
});

type Start = { readonly code: string; readonly condition: string; readonly norm: EffortNorm };

const starts: Readonly<Record<FirstModel, readonly Start[]>> = {
  abc: [
    { code: 'a', condition: 'abc = "A"', norm: norm(6, 4, '1') },
    { code: 'b', condition: 'abc = "B"', norm: norm(4, 1, '0.8') },
    { code: 'c', condition: 'abc = "C"', norm: norm(2, 0, '0.5') },
  ],
  grid: [
    { code: 'loyal', condition: 'AND(potential_level >= 2, share_level = 3)', norm: norm(6, 4, '1') },
    { code: 'develop', condition: 'AND(potential_level >= 2, share_level = 2)', norm: norm(6, 3, '1') },
    { code: 'conquer', condition: 'potential_level = 3', norm: norm(8, 4, '1') },
    { code: 'watch', condition: 'potential_level = 2', norm: norm(4, 1, '0.7') },
    { code: 'keep', condition: 'sales > 0', norm: norm(2, 0, '0.5') },
  ],
  empty: [],
};

/** Names and formulas are those of the reader's language. */
export function firstModel(start: FirstModel, book: AccountBook, language: Locale): SegmentModel {
  const environment = segmentEnvironment(book.currency, []);
  const written = (condition: string) => {
    const parsed = parseFormula(condition, { locale: 'en' });
    invariant(parsed.ok, 'a condition of a first model is read', { condition });
    return printFormula(parsed.value, language, environment);
  };
  return {
    language,
    abc: { by: 'potential', a: '0.80', b: '0.95' },
    grid: firstCuts(book),
    scores: [],
    groups: null,
    segments: starts[start].map((each): Segment => ({
      ...each,
      name: messageOf(`segments.first_${each.code}`, {}, language),
      condition: written(each.condition),
    })),
  };
}

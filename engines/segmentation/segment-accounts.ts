import { evaluateFormula, explainFormula, type FormulaRow } from '@cordee/engine-formula';
import { plus, ZERO, type Decimal } from '@cordee/kernel';
import type { AccountBook } from './account-facts.ts';
import { ownFigures, placedFigures } from './account-figures.ts';
import type { CheckedModel } from './segment-model.ts';

/** A segment that a person gave an account, from a day to a day; it goes before every rule. */
export type SegmentOverride = { readonly segment: string; readonly reason: string };

export type Overrides = ReadonlyMap<string, SegmentOverride>;

/** Where an account stands: null where no rule holds. */
export type Placement = {
  readonly segment: string | null;
  /** What the rules alone say. */
  readonly byRule: string | null;
  readonly override: SegmentOverride | null;
};

export type SegmentCount = {
  /** null: no rule holds. */
  readonly segment: string | null;
  readonly accounts: number;
  readonly potential: Decimal;
  readonly sales: Decimal;
  /** Put there by hand. */
  readonly byHand: number;
  /** That came as far as this rule, and of whom it could not tell for want of a figure. */
  readonly unknown: number;
};

export type Segmentation = {
  /** In the order of the book. */
  readonly placements: readonly Placement[];
  /** Every segment in the order of the model, then those whom no rule holds. */
  readonly counts: readonly SegmentCount[];
  /** Accounts whose override names a segment that the model does not have: the rules decide. */
  readonly overridesLost: readonly string[];
};

/** The rows that a model's conditions read: figures of accounts, places, scores. */
export function rowsOf(
  book: AccountBook,
  { model, scores }: CheckedModel,
  own: readonly FormulaRow[] = ownFigures(book),
): readonly FormulaRow[] {
  return placedFigures(book, own, model).map((row) => withScores(row, scores));
}

/** The rows with each score, told with its reasons; a score that cannot be found is not known. */
export function withScores(row: FormulaRow, scores: CheckedModel['scores']): FormulaRow {
  return scores.reduce<FormulaRow>((known, { score, formula }) => {
    const found = explainFormula(formula, known, { code: score.code, version: '1' });
    return { ...known, [score.code]: found.ok ? found.value : null };
  }, row);
}

/** A rule's answer for every row; null where a figure that it needs is not known. */
export type Answers = readonly (boolean | null)[];

export function answersOf(
  condition: CheckedModel['segments'][number]['condition'],
  rows: readonly FormulaRow[],
): Answers {
  if (condition === null) return rows.map(() => false);
  return rows.map((row) => {
    const found = evaluateFormula(condition, row);
    return found.ok ? found.value.kind === 'boolean' && found.value.isTrue : null;
  });
}

/**
 * Puts every account into the first segment whose rule holds, unless a person has put it elsewhere. A rule that cannot be
 * told of an account does not hold for it, and is counted. Accounts that no rule holds are counted beside the segments.
 */
export function segmentAccounts(
  book: AccountBook,
  { segments }: CheckedModel,
  { answers, overrides }: { readonly answers: readonly Answers[]; readonly overrides: Overrides },
): Segmentation {
  const codes = segments.map(({ segment }) => segment.code);
  const unknown = codes.map(() => 0);
  const placements = book.accounts.map(({ id }, row): Placement => {
    const at = answers.findIndex((each, index) => {
      if (each[row] === null) unknown[index] = (unknown[index] ?? 0) + 1;
      return each[row] === true;
    });
    const byRule = codes[at] ?? null;
    const given = overrides.get(id);
    const override = given !== undefined && codes.includes(given.segment) ? given : null;
    return { segment: override?.segment ?? byRule, byRule, override };
  });
  return {
    placements,
    counts: countsOf(book, placements, codes).map((count, index) => ({
      ...count,
      unknown: unknown[index] ?? 0,
    })),
    overridesLost: book.accounts.flatMap(({ id, code }) => {
      const given = overrides.get(id);
      return given === undefined || codes.includes(given.segment) ? [] : [code];
    }),
  };
}

/** One pass over the accounts: each segment in its order, then those of none. */
function countsOf(
  { accounts }: AccountBook,
  placements: readonly Placement[],
  codes: readonly string[],
): readonly Omit<SegmentCount, 'unknown'>[] {
  const counts = [...codes, null].map((segment) => ({
    segment,
    accounts: 0,
    potential: ZERO,
    sales: ZERO,
    byHand: 0,
  }));
  const byCode = new Map(counts.map((count) => [count.segment, count]));
  for (const [row, { potential, sales }] of accounts.entries()) {
    const placement = placements[row];
    const count = byCode.get(placement?.segment ?? null);
    if (count === undefined) continue;
    count.accounts += 1;
    if (placement?.override) count.byHand += 1;
    if (potential !== null) count.potential = plus(count.potential, potential);
    count.sales = plus(count.sales, sales);
  }
  return counts;
}

// Each account as formulas read it: what is known of it, and what follows from that and from its place among the others.
import type { FormulaRow, FormulaValue } from '@cordee/engine-formula';
import {
  compareDecimals,
  decimal,
  isZero,
  label,
  numberOf,
  step,
  type Currency,
  type Decimal,
  type Explanation,
  type RuleReference,
} from '@cordee/kernel';
import { rankByWorth, type AbcClass } from './abc.ts';
import type { AccountBook, AccountFacts } from './account-facts.ts';
import { nearestGroup } from './groups/group-space.ts';
import { quintiles } from './quintiles.ts';
import type { Cuts, SegmentModel } from './segment-model.ts';

/** Where accounts stand among all that buy: from 1 to 5 each. */
type BuyingScores = Readonly<Record<'recency' | 'frequency' | 'value', ReadonlyMap<string, number>>>;

export type PlacingRules = Pick<SegmentModel, 'abc' | 'grid' | 'groups'>;

/** What stands in place of an account's bare values: the same with the rows that they come from. */
export type ToldFigures = Readonly<
  Partial<Record<'potential' | 'sales' | 'sales_before' | 'margin', Explanation>>
>;

/** The figures of all accounts, in the order of the book, that no model decides. */
export function ownFigures(book: AccountBook): readonly FormulaRow[] {
  const scores = buyingScores(book);
  return book.accounts.map((account) => figuresOf(account, book, scores));
}

/** The same for one account, whose money is told with its rows. */
export function toldFigures(account: AccountFacts, book: AccountBook, told: ToldFigures): FormulaRow {
  return figuresOf(account, book, buyingScores(book), told);
}

/** What a model adds to them: class, place in the grid, nearest group. */
export function placedFigures(
  book: AccountBook,
  own: readonly FormulaRow[],
  rules: PlacingRules,
): readonly FormulaRow[] {
  const classes = classesOf(book, rules);
  return book.accounts.map((account, index) => {
    const row = own[index] ?? {};
    return {
      ...row,
      abc: { kind: 'text', text: classes.get(account.id) ?? 'C' },
      potential_level: whole(levelOf(account.potential, rules.grid.potential)),
      share_level: whole(levelOf(shareIn(row), rules.grid.share)),
      group: whole(rules.groups === null ? null : nearestGroup(rules.groups, account, book)),
    };
  });
}

function classesOf(
  { accounts }: AccountBook,
  { abc }: Pick<PlacingRules, 'abc'>,
): ReadonlyMap<string, AbcClass> {
  const worths = accounts.map(({ id, code, sales, potential }) => ({
    id,
    code,
    value: abc.by === 'sales' ? sales : potential,
  }));
  return new Map(rankByWorth(worths, abc).map(({ item, class: found }) => [item.id, found]));
}

/** 1 below the first cut, 2 from it, 3 from the second; null of what is not known. */
export function levelOf(value: Decimal | null, { low, high }: Cuts): number | null {
  if (value === null) return null;
  if (compareDecimals(value, decimal(low)) < 0) return 1;
  return compareDecimals(value, decimal(high)) < 0 ? 2 : 3;
}

/** The share of its potential that an account buys, as `ownFigures` has found it; null without potential. */
export function shareIn({ share_of_wallet: share }: FormulaRow): Decimal | null {
  const value = share && 'label' in share ? share.value : null;
  return value === null ? null : numberOf(value);
}

function buyingScores({ accounts }: AccountBook): BuyingScores {
  const buyers = accounts.filter(({ orders }) => orders > 0);
  const scored = (of: (account: AccountFacts) => Decimal | null) =>
    quintiles(
      new Map(buyers.flatMap((each) => (of(each) === null ? [] : [[each.id, of(each) as Decimal] as const]))),
    ); // not null: looked at just before
  return {
    recency: scored(({ lastSaleOn }) => lastSaleOn && decimal(lastSaleOn.toString().replaceAll('-', ''))),
    frequency: scored(({ orders }) => decimal(String(orders))),
    value: scored(({ sales }) => sales),
  };
}

const rule: RuleReference = { code: 'segments', version: '1' };
const ratioDigits = { mode: 'half-even', scale: 4 } as const;

function figuresOf(
  account: AccountFacts,
  { day, currency }: AccountBook,
  scores: BuyingScores,
  told: ToldFigures = {},
): FormulaRow {
  const { id, lastSaleOn } = account;
  const bare = (column: 'potential' | 'sales' | 'sales_before', value: Decimal | null) =>
    told[column] ?? (value === null ? null : sourceOf(column, value, currency));
  const [potential, sales, before] = [
    bare('potential', account.potential),
    bare('sales', account.sales),
    bare('sales_before', account.salesBefore),
  ];
  return {
    potential,
    sales,
    sales_before: before,
    margin: told.margin ?? money(account.margin, currency),
    share_of_wallet: shareOf(sales, potential),
    growth: growthOf(sales, before),
    orders: whole(account.orders),
    recency_days: whole(lastSaleOn === null ? null : lastSaleOn.until(day, { largestUnit: 'day' }).days),
    last_sale: lastSaleOn === null ? null : { kind: 'date', date: lastSaleOn },
    recency_score: whole(scores.recency.get(id) ?? null),
    frequency_score: whole(scores.frequency.get(id) ?? null),
    value_score: whole(scores.value.get(id) ?? null),
    employees: account.employees === null ? null : { kind: 'decimal', value: account.employees },
    revenue: money(account.revenue, currency),
    sector: words(account.sector),
    country: words(account.country),
    town: words(account.town),
    postcode: words(account.postcode),
    account_code: words(account.code),
  };
}

function shareOf(sales: Explanation | null, potential: Explanation | null): Explanation | null {
  if (sales === null || potential === null || isNothing(potential)) return null;
  return step('divide', [sales, potential], {
    label: label('segments.field_share_of_wallet'),
    rule,
    rounding: ratioDigits,
  });
}

function growthOf(sales: Explanation | null, before: Explanation | null): Explanation | null {
  if (sales === null || before === null || isNothing(before)) return null;
  const grown = step('subtract', [sales, before], { label: label('segments.step_grown'), rule });
  return step('divide', [grown, before], {
    label: label('segments.field_growth'),
    rule,
    rounding: ratioDigits,
  });
}

function isNothing({ value }: Explanation): boolean {
  const number = value === null ? null : numberOf(value);
  return number === null || isZero(number);
}

function sourceOf(column: string, value: Decimal, currency: Currency): Explanation {
  return {
    kind: 'source',
    label: label(`segments.field_${column}`),
    value: { kind: 'amount', amount: { value, currency } },
    place: { column },
  };
}

function money(value: Decimal | null, currency: Currency): FormulaValue | null {
  return value === null ? null : { kind: 'amount', amount: { value, currency } };
}

function whole(value: number | null): FormulaValue | null {
  return value === null ? null : { kind: 'decimal', value: { unscaled: BigInt(value), scale: 0 } };
}

function words(text: string | null): FormulaValue | null {
  return text === null ? null : { kind: 'text', text };
}
